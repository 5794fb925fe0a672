using System.Globalization;
using CoverageMap.Geo;

namespace CoverageMap.Cli.Commands;

/// <summary>Positions on the command line, written LON,LAT.</summary>
internal static class Positions
{
    /// <exception cref="UserErrorException">The text is no position; the message says what to write.</exception>
    public static LonLat Parse(string text, string option)
    {
        if (text.Split(',') is not [var first, var second] || Degrees(first) is not { } lon || Degrees(second) is not { } lat)
            throw new UserErrorException($"{option} '{text}' is no position; give longitude and latitude, such as 105.8512,21.0012.");
        if (lat is < -90 or > 90 && lon is >= -90 and <= 90)
            throw new UserErrorException($"{option} '{text}' has its latitude first; give longitude, then latitude: {second},{first}.");
        return lon is >= -180 and <= 180 && lat is >= -90 and <= 90 ? new(lon, lat)
            : throw new UserErrorException($"{option} '{text}' is not on the globe; longitude is -180 to 180, latitude -90 to 90.");
    }

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
