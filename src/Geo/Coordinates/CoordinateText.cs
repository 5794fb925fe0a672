using System.Globalization;
using System.Text.RegularExpressions;

namespace CoverageMap.Geo.Coordinates;

/// <summary>What a coordinate's text says: its value, and whether a letter names its axis.</summary>
/// <param name="IsNorth">True: a latitude or northing; false: a longitude or easting; null: no letter says.</param>
internal readonly record struct Coordinate(double Value, bool? IsNorth);

/// <summary>
/// Reads coordinates as people write them: degrees with a point or a comma, degrees, minutes and seconds, metres with
/// or without separators of thousands, one to a cell or two.
/// </summary>
internal static partial class CoordinateText
{
    private const int Longest = 100;

    private static readonly string[] Parts = ["first", "minutes", "seconds"];

    /// <summary>One coordinate, or null where the text is none.</summary>
    public static Coordinate? One(string text)
    {
        if (text.Length is 0 or > Longest) return null;
        if (SpacedMetres().IsMatch(text)) return Number(text) is { } metres ? new Coordinate(metres, null) : null;
        var match = Sexagesimal().Match(text);
        if (!match.Success || (match.Groups["before"].Success && match.Groups["after"].Success)) return null;
        var parts = Parts.Select(name => match.Groups[name]).Where(group => group.Success)
            .Select(group => Number(group.Value)).ToArray();
        if (parts.Any(part => part is null) || parts.Skip(1).Any(part => part >= 60)) return null;
        var value = parts.Select((part, at) => part!.Value / Math.Pow(60, at)).Sum();
        var letter = match.Groups["before"].Value + match.Groups["after"].Value;
        var isNegative = match.Groups["sign"].Success != letter.ToUpperInvariant() is "S" or "W" or "NAM" or "TÂY";
        return new Coordinate(isNegative ? -value : value, letter == "" ? null : IsNorth(letter));
    }

    /// <summary>Two coordinates of one cell, in the order in which they stand, or null.</summary>
    public static (Coordinate First, Coordinate Second)? Two(string text)
    {
        if (text.Length > 2 * Longest) return null;
        text = AxisName().Replace(text, "").Trim().Trim('(', ')', '[', ']').Trim();
        foreach (var (first, second) in Splits(text))
            if (One(first.Trim()) is { } one && One(second.Trim()) is { } two) return (one, two);
        return null;
    }

    /// <summary>Places where the text may fall into two, the surest first.</summary>
    private static IEnumerable<(string First, string Second)> Splits(string text)
    {
        foreach (var separator in (string[])[";", "/", "|", "\n", ", ", " - "])
            if (text.Split(separator) is [var first, var second]) yield return (first, second);
        if (text.Split(',') is [var before, var after] && (before.Contains('.', StringComparison.Ordinal) || after.Contains('.', StringComparison.Ordinal)
            || LetterInside().IsMatch(text))) yield return (before, after);
        if (LetterInside().Match(text) is { Success: true } letter)
            yield return (text[..(letter.Index + letter.Length)], text[(letter.Index + letter.Length)..].TrimStart(',', ' '));
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length % 2 == 0 && words.Length > 0)
            yield return (string.Join(' ', words[..(words.Length / 2)]), string.Join(' ', words[(words.Length / 2)..]));
    }

    /// <summary>The last point or comma is that of decimals, unless the groups of three before and after it say otherwise.</summary>
    private static double? Number(string text)
    {
        text = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).TrimEnd('m');
        if (Thousands().IsMatch(text)) text = text.Replace(text.Contains('.', StringComparison.Ordinal) ? "." : ",", "", StringComparison.Ordinal);
        var decimals = text.LastIndexOfAny(['.', ',']);
        if (decimals >= 0)
        {
            var whole = text[..decimals].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            text = $"{whole}.{text[(decimals + 1)..]}";
        }
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>N is north: in Vietnamese documents in English letters it is so too, and south does not occur.</summary>
    private static bool IsNorth(string letter) => letter.ToUpperInvariant() is "N" or "S" or "B" or "BẮC" or "NAM" or "VĐB" or "LAT";

    private const string Letter = "N|S|E|W|B|Đ|BẮC|ĐÔNG|NAM|TÂY|VĐB|KĐĐ|LAT|LON";
    private const string Digits = @"\d[\d.,]*";

    [GeneratedRegex($@"^(?:(?<before>{Letter})\s*[:=]?\s*)?(?<sign>-)?(?<first>{Digits})\s*(?:[°º*˚]|độ|d|\s|$|m\b)?\s*" +
        $@"(?:(?<minutes>\d[\d.,]*)\s*(?:['’′`]|phút|m\b|\s|$)?\s*(?:(?<seconds>\d[\d.,]*)\s*(?:[""”″]|''|’’|′′|giây|s\b)?)?)?\s*(?<after>{Letter})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sexagesimal();

    [GeneratedRegex(@"(?<=[\d""”″'’′°º\s])(?:N|S|E|W|B|Đ|Bắc|Đông)(?=[\s,;\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LetterInside();

    [GeneratedRegex(@"^\d{1,3}(?:[ \u00A0]\d{3})+(?:[.,]\d+)?\s*m?$")]
    private static partial Regex SpacedMetres();

    [GeneratedRegex(@"\b[XY]\s*[:=]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AxisName();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,3}(?:,\d{3}){2,}$")]
    private static partial Regex Thousands();
}
