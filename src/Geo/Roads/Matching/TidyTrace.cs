namespace CoverageMap.Geo.Roads.Matching;

/// <summary>Leaves out points that tell nothing new: within a few metres or seconds of the last one kept.</summary>
public static class TidyTrace
{
    private const double LeastMetres = 15;
    private const long LeastSeconds = 5;

    /// <param name="mustStay">Points by index that are kept in any case; so are the first and the last.</param>
    /// <returns>The points kept, by index.</returns>
    public static IReadOnlyList<int> Run(IReadOnlyList<TracePoint> trace, IReadOnlyCollection<int> mustStay)
    {
        var kept = new List<int>();
        for (var index = 0; index < trace.Count; index++)
            if (index == 0 || index == trace.Count - 1 || mustStay.Contains(index) || IsNew(trace[kept[^1]], trace[index])) kept.Add(index);
        return kept;
    }

    private static bool IsNew(TracePoint last, TracePoint point) =>
        last.Position.DistanceMetresTo(point.Position) >= LeastMetres &&
        (point.Seconds is null || last.Seconds is null || point.Seconds - last.Seconds >= LeastSeconds);
}
