using System.Globalization;
using System.Text.RegularExpressions;

namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>Names a pair on the command line: "H12-57" for two households, "P301-944" for two persons.</summary>
public sealed partial record DuplicateKey(bool OfHouseholds, long First, long Second)
{
    public static string Of(long household, long other) => Write('H', household, other);

    public static string OfPersons(long person, long other) => Write('P', person, other);

    /// <exception cref="UserErrorException">The text is no key.</exception>
    public static DuplicateKey Parse(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success || !long.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var first) ||
            !long.TryParse(match.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var second) || first == second)
            throw new UserErrorException(
                $"'{text}' is no key of a duplicate; take one from `coverage register duplicates`, such as H12-57 or P301-944.");
        return new DuplicateKey(match.Groups[1].Value is "H" or "h", first, second);
    }

    private static string Write(char kind, long one, long other) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{Math.Min(one, other)}-{Math.Max(one, other)}");

    [GeneratedRegex("^([HhPp])([0-9]+)-([0-9]+)$")]
    private static partial Regex Form();
}
