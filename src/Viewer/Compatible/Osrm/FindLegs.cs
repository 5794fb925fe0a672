using CoverageMap.Geo.Roads.Guidance;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>The ways from each waypoint to the next.</summary>
internal static class FindLegs
{
    /// <exception cref="OsrmMistake">One cannot be reached from the one before.</exception>
    public static IReadOnlyList<RouteLeg> Run(RoadNetwork network, IReadOnlyList<Waypoint> waypoints, CancellationToken cancel)
    {
        var legs = new List<RouteLeg>(waypoints.Count - 1);
        foreach (var (from, to) in waypoints.Zip(waypoints.Skip(1)))
        {
            cancel.ThrowIfCancellationRequested();
            legs.Add(new RouteLeg(from, to, network.Route(from.Place, to.Place) ?? throw NoRoute(waypoints)));
        }
        return legs;
    }

    /// <summary>Makes one leg of all between two waypoints of those named.</summary>
    /// <param name="at">Of the waypoints by index, with the first and the last; empty: all.</param>
    public static IReadOnlyList<RouteLeg> Join(IReadOnlyList<RouteLeg> legs, IReadOnlyList<int> at) => at.Count == 0 ? legs
        : [.. at.Zip(at.Skip(1)).Select(ends => legs.Skip(ends.First).Take(ends.Second - ends.First).ToList())
            .Select(joined => new RouteLeg(joined[0].From, joined[^1].To, JoinPaths.Run([.. joined.Select(leg => leg.Path)])))];

    private static OsrmMistake NoRoute(IReadOnlyList<Waypoint> waypoints) => new("NoRoute",
        waypoints.All(waypoint => waypoint.Place.Component == waypoints[0].Place.Component)
            ? "No route found between points" : "Impossible route between points");
}
