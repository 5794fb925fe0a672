namespace CoverageMap.Geo.Roads;

/// <summary>How long it takes, and how far it is, to ride between points. No I/O: a road file is opened beforehand.</summary>
public interface ITravelTimes
{
    /// <summary>
    /// The model and its parameters. It is stored with every plan made by it, and names the model to check the plan by.
    /// </summary>
    string Name { get; }

    /// <summary>
    /// Seconds and metres from each of some points to each of others. A pair has the same figures whatever other points
    /// are asked for with it.
    /// </summary>
    /// <param name="speedKmh">The vehicle's cruising speed in km/h, above 0; it counts where no road tells the time.</param>
    TravelMatrix Matrix(IReadOnlyList<LonLat> sources, IReadOnlyList<LonLat> targets, double speedKmh, CancellationToken cancel);

    /// <summary>By which way one gets from a point to another.</summary>
    TravelWay Way(LonLat source, LonLat target);
}

/// <summary>By which way one gets from one point to another.</summary>
public enum TravelWay
{
    /// <summary>By no road, though both are near roads: the roads are not connected.</summary>
    None,

    /// <summary>Along the great circle: no road file reaches both.</summary>
    Straight,

    Road,
}

public static class TravelTimes
{
    /// <summary>Seconds and metres from each point to each.</summary>
    public static TravelMatrix Matrix(this ITravelTimes travel, IReadOnlyList<LonLat> points, double speedKmh, CancellationToken cancel) =>
        travel.Matrix(points, points, speedKmh, cancel);
}
