namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>How much an OSRM client may ask for at once.</summary>
public sealed record OsrmLimits
{
    public int RouteCoordinates { get; init; } = 500;

    public int TableCoordinates { get; init; } = 10_000;

    /// <summary>Sources times destinations of a table.</summary>
    public int TableCells { get; init; } = 10_000_000;

    public int MatchCoordinates { get; init; } = 500;

    /// <summary>The largest standard deviation of a trace's points in metres.</summary>
    public double MatchRadiusMetres { get; init; } = 200;

    public int TripCoordinates { get; init; } = 100;

    public int NearestResults { get; init; } = 100;

    /// <summary>Of the request line in bytes: a table of 10,000 coordinates with its sources and destinations fits.</summary>
    public int RequestLineBytes { get; init; } = 1 << 20;
}
