using System.Text;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses.Steps;

/// <summary>
/// Puts the tone mark of "oa", "oe" and "uy" on the first vowel, as older spelling does ("Hoà" becomes "Hòa", "Thuỷ"
/// becomes "Thủy"), where the syllable ends there. "Quý" stays: its u belongs to the q. Expects composed letters.
/// </summary>
public static class PlaceTones
{
    public static string Apply(string text)
    {
        StringBuilder? placed = null;
        for (var at = 1; at < text.Length; at++)
        {
            var (second, shape, tone) = VietnameseLetters.Split(text[at]);
            if (tone == 0 || shape != '\0' || at + 1 < text.Length && char.IsLetter(text[at + 1])) continue;
            var first = text[at - 1];
            var pair = (char.ToLowerInvariant(first), char.ToLowerInvariant(second));
            if (pair is not (('o', 'a') or ('o', 'e') or ('u', 'y'))) continue;
            if (pair.Item1 == 'u' && at >= 2 && text[at - 2] is ('q' or 'Q')) continue;
            placed ??= new StringBuilder(text);
            placed[at - 1] = VietnameseLetters.WithTone(first, tone);
            placed[at] = second;
        }
        return placed?.ToString() ?? text;
    }
}
