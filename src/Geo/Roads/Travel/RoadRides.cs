using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Travel;

/// <summary>
/// Rides by road from each of some points to each of others: on foot to the road, along the fastest path, on foot to the
/// door. A pair's figures do not depend on the other points.
/// </summary>
public sealed class RoadRides
{
    private readonly Walk _walk;
    private readonly IReadOnlyList<SnappedPoint> _from;
    private readonly IReadOnlyList<SnappedPoint> _to;
    private readonly int[][] _rowOf;
    private readonly int[][] _columnOf;
    private readonly Dictionary<int, RoadTable> _tables = [];

    private RoadRides(double footKmh, IReadOnlyList<SnappedPoint> from, IReadOnlyList<SnappedPoint> to)
    {
        (_walk, _from, _to) = (new(footKmh), from, to);
        (_rowOf, _columnOf) = (Ranks(from), Ranks(to));
    }

    /// <param name="withDistances">Whether metres along the road are wanted too; without them only those on foot are told.</param>
    public static RoadRides Between(
        RoadNetwork network, IReadOnlyList<SnappedPoint> from, IReadOnlyList<SnappedPoint> to, bool withDistances, CancellationToken cancel)
    {
        var rides = new RoadRides(network.Info.FootKmh, from, to);
        var (sources, targets) = (ByComponent(from), ByComponent(to));
        foreach (var (component, places) in sources)
            if (targets.TryGetValue(component, out var others))
                rides._tables[component] = network.Table(places, others, withDistances, cancel);
        return rides;
    }

    /// <returns>Null where no road leads. Seconds are rounded up: a plan must not be late by the fractions of its legs.</returns>
    public (int Seconds, int Metres)? Ride(int from, int to)
    {
        var (bestMs, bestDm) = (long.MaxValue, 0L);
        var (mine, its) = (_from[from], _to[to]);
        for (var i = 0; i < mine.Positions.Count; i++)
            for (var j = 0; j < its.Positions.Count; j++)
            {
                var (leave, reach) = (mine.Positions[i], its.Positions[j]);
                if (leave.Component != reach.Component) continue;
                var walkMs = _walk.Milliseconds(leave) + _walk.Milliseconds(reach);
                var walkDm = Walk.Decimetres(leave.DistanceMetres) + Walk.Decimetres(reach.DistanceMetres);
                var table = _tables[leave.Component];
                var cell = (long)_rowOf[from][i] * table.Targets + _columnOf[to][j];
                if (table.Milliseconds[cell] is var ms && ms != RoadTable.Unreachable && walkMs + ms < bestMs)
                    (bestMs, bestDm) = (walkMs + ms, walkDm + (table.Decimetres?[cell] ?? 0));
                if (Walk.Straight(mine.Point, leave, its.Point, reach) is { } metres && _walk.Milliseconds(metres) < bestMs)
                    (bestMs, bestDm) = (_walk.Milliseconds(metres), Walk.Decimetres(metres));
            }
        // More than Unreachable would be some four months on the road.
        return bestMs > (TravelMatrix.Unreachable - 1) * 1000L ? null : ((int)((bestMs + 999) / 1000), (int)((bestDm + 5) / 10));
    }

    /// <summary>For each point and each of its positions, the rank of the position among those of its component.</summary>
    private static int[][] Ranks(IReadOnlyList<SnappedPoint> points)
    {
        var counts = new Dictionary<int, int>();
        return [.. points.Select(point => point.Positions.Select(position =>
        {
            var rank = counts.GetValueOrDefault(position.Component);
            counts[position.Component] = rank + 1;
            return rank;
        }).ToArray())];
    }

    private static Dictionary<int, List<RoadPosition>> ByComponent(IReadOnlyList<SnappedPoint> points)
    {
        var places = new Dictionary<int, List<RoadPosition>>();
        foreach (var position in points.SelectMany(point => point.Positions))
        {
            if (!places.TryGetValue(position.Component, out var known)) places[position.Component] = known = [];
            known.Add(position);
        }
        return places;
    }
}
