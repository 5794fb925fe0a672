using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// The numbers of a table as they are told: scaled, and estimated along the great circle where no road leads and a speed
/// is given.
/// </summary>
internal sealed class TableCells(RoadTable table, IReadOnlyList<Waypoint> sources, IReadOnlyList<Waypoint> targets, OsrmOptions options)
{
    /// <summary>Tenths of seconds; null: there is no way.</summary>
    public long? DurationTenths(int source, int target)
    {
        var milliseconds = table.Milliseconds[(long)source * table.Targets + target];
        if (milliseconds != RoadTable.Unreachable) return Round(milliseconds / 100.0 * options.ScaleFactor);
        return options.FallbackSpeed is { } speed ? Round(EstimateMetres(source, target) / speed * 10 * options.ScaleFactor) : null;
    }

    /// <summary>Tenths of metres; null: there is no way.</summary>
    public long? DistanceTenths(int source, int target) =>
        table.IsReachable(source, target) ? table.Decimetres![(long)source * table.Targets + target]
        : options.FallbackSpeed is null ? null : Round(EstimateMetres(source, target) * 10);

    private double EstimateMetres(int source, int target) => options.FallbackFromSnapped
        ? sources[source].Place.Position.DistanceMetresTo(targets[target].Place.Position)
        : sources[source].Given.DistanceMetresTo(targets[target].Given);

    private static long Round(double tenths) => (long)Math.Round(tenths, MidpointRounding.AwayFromZero);
}
