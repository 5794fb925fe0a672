using System.Globalization;
using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>Signed speed limits out of `maxspeed` and its kin.</summary>
public static class SpeedLimits
{
    private const double KmhOfMph = 1.609344;

    /// <param name="vehicles">Access keys, most specific first: `maxspeed:motorcycle` precedes `maxspeed`.</param>
    /// <param name="direction">"forward" or "backward".</param>
    /// <returns>km/h, or null where no limit is signed as a number.</returns>
    public static double? Read(Tags tags, IReadOnlyList<string> vehicles, string direction)
    {
        foreach (var vehicle in vehicles)
            if (vehicle != "access" && Parse(tags["maxspeed:" + vehicle]) is { } own) return own;
        return Parse(tags["maxspeed:" + direction]) ?? Parse(tags["maxspeed"]);
    }

    private static double? Parse(string? text)
    {
        if (text is null) return null;
        // "walk", "none", "VN:urban": the speed of the class stands.
        var mph = text.EndsWith("mph", StringComparison.Ordinal);
        var number = mph ? text.AsSpan(0, text.Length - 3) : text.EndsWith("km/h", StringComparison.Ordinal) ? text.AsSpan(0, text.Length - 4) : text;
        return double.TryParse(number.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 300
            ? value * (mph ? KmhOfMph : 1) : null;
    }
}
