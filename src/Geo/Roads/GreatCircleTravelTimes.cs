using System.Globalization;
using System.Text.RegularExpressions;

namespace CoverageMap.Geo.Roads;

/// <summary>
/// Travel along the great circle, lengthened by a winding factor, at the vehicle's speed. It knows no river and no
/// one-way street; it serves where no road file reaches.
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

    public TravelMatrix Matrix(IReadOnlyList<LonLat> sources, IReadOnlyList<LonLat> targets, double speedKmh, CancellationToken cancel)
    {
        if (!(speedKmh > 0)) throw new ArgumentOutOfRangeException(nameof(speedKmh), speedKmh, "A speed is above 0 km/h.");
        var matrix = new TravelMatrix(sources.Count, targets.Count);
        // There and back are the same: half the work for a square.
        var isSquare = ReferenceEquals(sources, targets);
        for (var source = 0; source < sources.Count; source++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var target = isSquare ? source + 1 : 0; target < targets.Count; target++)
            {
                var (seconds, metres) = Ride(sources[source], targets[target], speedKmh);
                matrix.Set(source, target, seconds, metres);
                if (isSquare) matrix.Set(target, source, seconds, metres);
            }
        }
        return matrix;
    }

    public TravelWay Way(LonLat source, LonLat target) => TravelWay.Straight;

    /// <summary>Whole seconds and metres of one ride.</summary>
    public (int Seconds, int Metres) Ride(LonLat from, LonLat to, double speedKmh)
    {
        var metres = (int)Math.Round(from.DistanceMetresTo(to) * WindingFactor);
        // Rounded up: a plan must not be late by the fractions of its legs. However far, it can be reached.
        return ((int)Math.Min(Math.Ceiling(metres * 3.6 / speedKmh), TravelMatrix.Unreachable - 1), metres);
    }

    [GeneratedRegex(@"^great circle × (?<factor>\d+(\.\d+)?), at the team's speed$")]
    private static partial Regex NameForm();
}
