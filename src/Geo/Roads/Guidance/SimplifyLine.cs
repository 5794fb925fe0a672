namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>
/// Leaves out points that cannot be seen when a whole route is shown on a screen (Douglas and Peucker 1973, in pixels of
/// the Web Mercator map at the zoom that shows it all).
/// </summary>
public static class SimplifyLine
{
    private const int ClosestZoom = 18, TilePixels = 256, ScreenPixels = 1024;
    private const double TolerancePixels = 1.5;

    /// <summary>The scale in pixels of a map that shows all of these points.</summary>
    public static double ScaleFor(IEnumerable<LonLat> points)
    {
        double west = 1, east = 0, north = 1, south = 0;
        foreach (var point in points)
        {
            var (x, y) = Project(point, 1);
            (west, east, north, south) = (Math.Min(west, x), Math.Max(east, x), Math.Min(north, y), Math.Max(south, y));
        }
        var extent = Math.Max(east - west, south - north);
        var zoom = extent <= 0 ? ClosestZoom : Math.Clamp(Math.Floor(Math.Log2(ScreenPixels / (extent * TilePixels))), 0, ClosestZoom);
        return TilePixels * Math.Pow(2, zoom);
    }

    /// <returns>The points that stay, among them the first and the last.</returns>
    public static IReadOnlyList<LonLat> Run(IReadOnlyList<LonLat> points, double scale)
    {
        if (points.Count <= 2) return points;
        var projected = points.Select(point => Project(point, scale)).ToArray();
        var stays = new bool[points.Count];
        stays[0] = stays[^1] = true;
        var stretches = new Stack<(int First, int Last)>([(0, points.Count - 1)]);
        while (stretches.TryPop(out var stretch))
        {
            var (at, distance) = Farthest(projected, stretch.First, stretch.Last);
            if (distance <= TolerancePixels) continue;
            stays[at] = true;
            stretches.Push((stretch.First, at));
            stretches.Push((at, stretch.Last));
        }
        return [.. points.Where((_, index) => stays[index])];
    }

    private static (int At, double Distance) Farthest((double X, double Y)[] points, int first, int last)
    {
        var farthest = (At: first, Distance: -1.0);
        for (var at = first + 1; at < last; at++)
            if (Distance(points[at], points[first], points[last]) is var distance && distance > farthest.Distance) farthest = (at, distance);
        return farthest;
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var square = dx * dx + dy * dy;
        var along = square == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / square, 0, 1);
        return double.Hypot(point.X - from.X - along * dx, point.Y - from.Y - along * dy);
    }

    private static (double X, double Y) Project(LonLat point, double scale)
    {
        var sin = Math.Clamp(Math.Sin(double.DegreesToRadians(point.Lat)), -0.9999, 0.9999);
        return ((point.Lon / 360 + 0.5) * scale, (0.5 - Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * scale);
    }
}
