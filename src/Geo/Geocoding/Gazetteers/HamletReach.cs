using NetTopologySuite.Geometries;
using NetTopologySuite.Index.KdTree;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>How far from a hamlet's point its houses may be: the hamlet's reach and the point's own precision together.</summary>
public static class HamletReach
{
    private const double LeastMetres = 500, MostMetres = 3000;
    private const double MetresPerMinute = 1853;
    private const double GoodPointMetres = 100;
    private const double MetresPerDegree = 111_320;
    private const int Neighbours = 3;

    /// <returns>Metres for each point, from its mean distance to the nearest three others.</returns>
    public static int[] Of(IReadOnlyList<LonLat> points)
    {
        var tree = new KdTree<object>();
        for (var at = 0; at < points.Count; at++) tree.Insert(new Coordinate(points[at].Lon, points[at].Lat));
        return [.. points.Select(point => Metres(point, ToNeighbours(tree, point)))];
    }

    /// <param name="toNeighbours">Mean distance to the nearest few hamlets in metres, or null when it is the only one.</param>
    /// <returns>Metres, 500 to 3,000.</returns>
    public static int Metres(LonLat point, double? toNeighbours)
    {
        // Half-way to the neighbours: in an even pattern nine tenths of a hamlet's land lie within it.
        var reach = toNeighbours / 2 ?? MostMetres;
        // Old maps were read to the arc minute. Nine tenths of a square lie within 0.558 of its side.
        var precision = IsWholeMinutes(point.Lon) && IsWholeMinutes(point.Lat) ? 0.558 * MetresPerMinute : GoodPointMetres;
        return (int)Math.Clamp(Math.Sqrt(reach * reach + precision * precision), LeastMetres, MostMetres);
    }

    // Past twice the largest reach a neighbour makes no difference.
    private static double? ToNeighbours(KdTree<object> tree, LonLat point)
    {
        var degrees = 3 * MostMetres / MetresPerDegree;
        var near = tree.Query(new Envelope(point.Lon - degrees, point.Lon + degrees, point.Lat - degrees, point.Lat + degrees))
            .Select(node => new LonLat(node.X, node.Y)).Where(other => other != point)
            .Select(point.DistanceMetresTo).Order().Take(Neighbours).ToList();
        return near.Count == 0 ? null : near.Average();
    }

    // Gazetteers print five decimals or so: 106.78333.
    private static bool IsWholeMinutes(double degrees) => Math.Abs(degrees * 60 - Math.Round(degrees * 60)) < 0.002;
}
