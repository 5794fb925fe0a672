using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Guidance;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Lets through the roads that run, next to a coordinate, in the direction asked for.</summary>
internal static class BearingFilter
{
    /// <returns>Null where no direction is asked for.</returns>
    public static Func<int, bool>? For(RoadNetwork network, OsrmOptions options, int index)
    {
        if (options.Bearings.ElementAtOrDefault(index) is not var (bearing, range) || range >= 180) return null;
        var point = options.Coordinates[index];
        return arc => Math.Abs(Bearings.Turn(bearing, Beside(network.Line(arc), point))) <= range;
    }

    /// <summary>The direction of the line where it is nearest to the point.</summary>
    private static double Beside(IReadOnlyList<LonLat> line, LonLat point)
    {
        var (nearest, at) = (double.MaxValue, 1);
        for (var end = 1; end < line.Count; end++)
            if (line[end] != line[end - 1] && Square(line[end - 1], line[end], point) is var square && square < nearest) (nearest, at) = (square, end);
        return Bearings.Between(line[at - 1], line[at]);
    }

    // In degrees of latitude, flat: only to compare.
    private static double Square(LonLat from, LonLat to, LonLat point)
    {
        var shrink = Math.Cos(double.DegreesToRadians(point.Lat));
        var (dx, dy) = ((to.Lon - from.Lon) * shrink, to.Lat - from.Lat);
        var (px, py) = ((point.Lon - from.Lon) * shrink, point.Lat - from.Lat);
        var along = Math.Clamp((px * dx + py * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Pow(px - along * dx, 2) + Math.Pow(py - along * dy, 2);
    }
}
