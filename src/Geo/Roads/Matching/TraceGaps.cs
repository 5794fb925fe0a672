namespace CoverageMap.Geo.Roads.Matching;

/// <summary>Where too much time passed between two points to tell how one went.</summary>
internal static class TraceGaps
{
    private const long LeastGapSeconds = 60;

    /// <summary>Of a trace with a point every few minutes, not every pause is a gap.</summary>
    private const int MedianIntervals = 10;

    public static Func<int, int, bool> Of(IReadOnlyList<TracePoint> trace)
    {
        var intervals = trace.Skip(1).Select((point, index) => point.Seconds - trace[index].Seconds).OfType<long>().Order().ToList();
        if (intervals.Count == 0) return (_, _) => false;
        var most = Math.Max(LeastGapSeconds, intervals[intervals.Count / 2] * MedianIntervals);
        return (first, second) => trace[second].Seconds - trace[first].Seconds > most;
    }
}
