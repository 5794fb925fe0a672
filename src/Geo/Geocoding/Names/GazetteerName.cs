using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Addresses.Steps;

namespace CoverageMap.Geo.Geocoding.Names;

/// <summary>A name in the forms it is compared in; spaces do not count, so that glued words match.</summary>
/// <param name="Letters">Lower case with diacritics, tones in one place: "lộchòa".</param>
/// <param name="Folded">Without diacritics: "lochoa".</param>
public readonly record struct GazetteerName(string Letters, string Folded)
{
    /// <param name="words">As the address parser gives them: composed, tones placed.</param>
    public static GazetteerName Of(IEnumerable<string> words)
    {
        var letters = string.Concat(words.SelectMany(word => word.Where(char.IsLetterOrDigit))).ToLowerInvariant();
        return new GazetteerName(letters, VietnameseLetters.Fold(letters));
    }

    public static GazetteerName Of(string name) =>
        Of(SplitTokens.Apply(PlaceTones.Apply(ComposeLetters.Apply(name))).Select(token => token.Text));

    public bool HasDigits => Folded.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
}
