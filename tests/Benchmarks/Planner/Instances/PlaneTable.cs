using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>Rides in a straight line in the plane, as long as they take seconds.</summary>
internal static class PlaneTable
{
    /// <param name="count">Makes a whole number of a distance: the rounding rule of the instances.</param>
    public static KnownTravel Of(IReadOnlyList<(double X, double Y)> points, Func<double, double> count)
    {
        var size = points.Count;
        var lengths = new int[size * size];
        for (var from = 0; from < size; from++)
            for (var to = 0; to < size; to++)
            {
                var (east, north) = (points[from].X - points[to].X, points[from].Y - points[to].Y);
                lengths[from * size + to] = (int)count(Math.Sqrt(east * east + north * north));
            }
        return new(new TravelTable(size, lengths, lengths));
    }
}
