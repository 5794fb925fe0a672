using System.Globalization;
using System.Text.RegularExpressions;

namespace CoverageMap.Geo.Roads;

/// <summary>
/// Travel along the great circle, lengthened by a winding factor, at the vehicle's speed. It knows no river and no
/// one-way street; it serves until a road graph of the province is there.
/// </summary>
public sealed partial class GreatCircleTravelTimes : ITravelTimes
{
    /// <summary>
    /// Road distance over straight distance. Networks have means of about 1.3 to 1.4 (Boscoe, Henry and Zdeb 2012,
    /// "A nationwide comparison of driving distance versus straight-line distance to hospitals": 1.417).
    /// </summary>
    public const double DefaultWindingFactor = 1.35;

    /// <param name="windingFactor">Road distance over straight distance, 1 to 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of range.</exception>
    public GreatCircleTravelTimes(double windingFactor = DefaultWindingFactor)
    {
        if (!(windingFactor is >= 1 and <= 3))
            throw new ArgumentOutOfRangeException(nameof(windingFactor), windingFactor, "The winding factor is 1 to 3.");
        WindingFactor = windingFactor;
    }

    /// <summary>Road distance over straight distance.</summary>
    public double WindingFactor { get; }

    public string Name =>
        string.Create(CultureInfo.InvariantCulture, $"great circle × {WindingFactor:0.###}, at the team's speed");

    /// <summary>The model of this name, or null when it is the name of another one.</summary>
    public static GreatCircleTravelTimes? ByName(string name) => NameForm().Match(name) is { Success: true } match
        ? new(double.Parse(match.Groups["factor"].Value, CultureInfo.InvariantCulture))
        : null;

    public TravelMatrix Matrix(IReadOnlyList<LonLat> points, double speedKmh, CancellationToken cancel)
    {
        if (!(speedKmh > 0)) throw new ArgumentOutOfRangeException(nameof(speedKmh), speedKmh, "A speed is above 0 km/h.");
        var matrix = new TravelMatrix(points.Count);
        for (var from = 0; from < points.Count; from++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var to = from + 1; to < points.Count; to++)
            {
                var metres = (int)Math.Round(points[from].DistanceMetresTo(points[to]) * WindingFactor);
                // Rounded up: a plan must not be late by the fractions of its legs.
                var seconds = (int)Math.Ceiling(metres * 3.6 / speedKmh);
                matrix.Set(from, to, seconds, metres);
                matrix.Set(to, from, seconds, metres);
            }
        }
        return matrix;
    }

    [GeneratedRegex(@"^great circle × (?<factor>\d+(\.\d+)?), at the team's speed$")]
    private static partial Regex NameForm();
}
