using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>What turns cost at the junctions where the profile says that they cost anything.</summary>
internal sealed class TurnCosts(RoadEdges edges, RoadArcs arcs, TurnRules rules, Func<int, string> classOf)
{
    // Mappers place the last point before a junction as they please: the direction is that of the last metres.
    private const double BearingMetres = 10;
    private const double MetresPerUnit = 0.0111194927;

    public List<TurnCost> All()
    {
        var costs = new List<TurnCost>();
        for (var junction = 0; junction < arcs.Junctions; junction++)
            if (IsPlace(arcs.Leaving(junction))) Add(arcs.Leaving(junction), costs);
        return costs;
    }

    private bool IsPlace(ReadOnlySpan<int> legs)
    {
        if (legs.Length is < 3 or > RoadArcs.MostLegs) return false;
        foreach (var leg in legs)
            if (rules.At.Contains(classOf(leg / 2))) return true;
        return false;
    }

    private void Add(ReadOnlySpan<int> legs, List<TurnCost> costs)
    {
        foreach (var leg in legs)
        {
            var from = leg ^ 1;
            if (!arcs.IsOpen(from)) continue;
            foreach (var to in legs)
            {
                if (!arcs.IsOpen(to)) continue;
                var seconds = to == leg ? rules.UTurnSeconds : rules.Seconds(Turn(Bearing(leg) + 180, Bearing(to)));
                var ms = (uint)Math.Round(seconds * 1000);
                if (ms > 0) costs.Add(new TurnCost(from, to, ms));
            }
        }
    }

    // −180 to 180, positive to the right.
    private static double Turn(double from, double to) => Math.IEEERemainder(to - from, 360);

    /// <summary>The direction in which an arc leaves, in degrees from north, clockwise.</summary>
    private double Bearing(int arc)
    {
        var (first, last) = (edges.FirstPoint[arc / 2], edges.FirstPoint[arc / 2 + 1] - 1);
        var (at, step) = arc % 2 == 0 ? (first, 1) : (last, -1);
        var shrink = Math.Cos(double.DegreesToRadians(edges.PointLat[at] * Globe.Unit));
        var (east, north) = (0d, 0d);
        for (var to = at + step; to >= first && to <= last; to += step)
        {
            east = (edges.PointLon[to] - (double)edges.PointLon[at]) * shrink;
            north = edges.PointLat[to] - (double)edges.PointLat[at];
            if (Math.Sqrt(east * east + north * north) * MetresPerUnit >= BearingMetres) break;
        }
        return double.RadiansToDegrees(Math.Atan2(east, north));
    }
}
