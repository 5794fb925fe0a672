using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// Chooses for each waypoint on the way one direction, so that one leaves it as one came to it: the directions that
/// make the whole way the shortest.
/// </summary>
internal static class KeepStraight
{
    /// <returns>The waypoints, those between with one direction; as they were where no such way exists.</returns>
    public static IReadOnlyList<Waypoint> Run(RoadNetwork network, IReadOnlyList<Waypoint> waypoints, CancellationToken cancel)
    {
        if (waypoints.Count < 3) return waypoints;
        var last = waypoints.Count - 1;
        var choices = waypoints.Select((waypoint, index) => index == 0 || index == last ? [waypoint.Place] : Directions(waypoint.Place)).ToList();
        var costs = new long[waypoints.Count][];
        var from = new int[waypoints.Count][];
        costs[0] = [0];
        for (var index = 1; index < waypoints.Count; index++)
        {
            var table = network.Table(choices[index - 1], choices[index], withDistances: false, cancel);
            var before = costs[index - 1];
            var best = Enumerable.Range(0, table.Targets)
                .Select(to => before.Select((cost, choice) => (Cost: Cost(cost, table, choice, to), Choice: choice)).Min()).ToList();
            costs[index] = [.. best.Select(one => one.Cost)];
            from[index] = [.. best.Select(one => one.Choice)];
        }
        if (costs[^1][0] == long.MaxValue) return waypoints;
        var chosen = new Waypoint[waypoints.Count];
        for (int index = last, choice = 0; index >= 0; index--)
        {
            chosen[index] = waypoints[index] with { Place = choices[index][choice] };
            if (index > 0) choice = from[index][choice];
        }
        return chosen;
    }

    private static long Cost(long before, RoadTable table, int from, int to) =>
        before == long.MaxValue || !table.IsReachable(from, to) ? long.MaxValue : before + table.Milliseconds[from * table.Targets + to];

    private static RoadPosition[] Directions(RoadPosition place) =>
        place is { Forward: true, Backward: true } ? [place with { Backward = false }, place with { Forward = false }] : [place];
}
