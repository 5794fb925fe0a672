using System.Globalization;
using System.Text.RegularExpressions;

namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>The tag `duration`: minutes, HH:MM, HH:MM:SS, or ISO 8601 (PT1H30M).</summary>
public static partial class Durations
{
    private const double MostSeconds = 7 * 86_400;

    /// <returns>Seconds, above 0; null when the text is absent or none of these.</returns>
    public static double? Seconds(string? text)
    {
        if (text is null || Form().Match(text.Trim()) is not { Success: true } match) return null;
        var seconds = Part(match, "d") * 86_400 + Part(match, "h") * 3600 + Part(match, "m") * 60 + Part(match, "s");
        return seconds is > 0 and <= MostSeconds ? seconds : null;
    }

    private static double Part(Match match, string group) =>
        match.Groups[group] is { Success: true, Value: var digits } ? double.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?:(?<m>\d{1,5})|(?<h>\d{1,3}):(?<m>[0-5]?\d)(?::(?<s>[0-5]?\d))?" +
        @"|P(?=.)(?:(?<d>\d{1,2})D)?(?:T(?=.)(?:(?<h>\d{1,3})H)?(?:(?<m>\d{1,5})M)?(?:(?<s>\d{1,6})S)?)?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
