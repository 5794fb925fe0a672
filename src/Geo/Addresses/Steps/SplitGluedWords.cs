using System.Text;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses.Steps;

/// <summary>
/// Puts a space where words were run together: before a capital that follows a small letter ("BùĐăng", "HồChíMinh"),
/// behind a capital that is a unit word's letter ("HGò Dầu"),
/// behind a unit word that no longer syllable begins with ("xãđồng", "PHƯỜNGTÂN"), and between the letters of a unit word and its number ("KP5", "P4", "ĐT741"). "73B" and "40bis" stay whole.
/// </summary>
public static class SplitGluedWords
{
    // Longer than any unit word. Without a limit a text of one long word takes time by the square of its length.
    private const int MostLetters = 10;

    public static string Apply(string text)
    {
        StringBuilder? split = null;
        var wordStart = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at]))
            {
                if (!char.IsLetterOrDigit(text[at - 1])) wordStart = at;
                split?.Append(text[at]);
                continue;
            }
            var glued = at - wordStart == 1 && at + 1 < text.Length && text[at - 1] is ('X' or 'P' or 'F' or 'H' or 'Q' or 'T')
                    && char.IsUpper(text[at]) && char.IsLower(text[at + 1])
                || char.IsLower(text[at - 1]) && char.IsUpper(text[at])
                || at - wordStart == 2 && at + 1 < text.Length && char.IsUpper(text[at]) && char.IsLower(text[at + 1])
                    && UnitWords.IsAbbreviation(text[wordStart..at])
                || at - wordStart is > 1 and <= MostLetters && at + 1 < text.Length && char.IsLetter(text[at + 1]) && UnitWords.IsWhole(text[wordStart..at])
                || at - wordStart <= MostLetters && char.IsDigit(text[at]) && char.IsLetter(text[at - 1]) && UnitWords.TakesNumber(text[wordStart..at]);
            if (glued)
            {
                split ??= new StringBuilder(text, 0, at, text.Length + 8);
                split.Append(' ');
                wordStart = at;
            }
            split?.Append(text[at]);
        }
        return split?.ToString() ?? text;
    }
}
