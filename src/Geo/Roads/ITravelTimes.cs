namespace CoverageMap.Geo.Roads;

/// <summary>How long it takes, and how far it is, to ride between points. No I/O: a road graph is read beforehand.</summary>
public interface ITravelTimes
{
    /// <summary>
    /// The model and its parameters. It is stored with every plan made by it, and names the model to check the plan by.
    /// </summary>
    string Name { get; }

    /// <summary>Seconds and metres from each point to each.</summary>
    /// <param name="speedKmh">The vehicle's cruising speed in km/h, above 0.</param>
    TravelMatrix Matrix(IReadOnlyList<LonLat> points, double speedKmh, CancellationToken cancel);
}
