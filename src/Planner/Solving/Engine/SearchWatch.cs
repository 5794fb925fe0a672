using System.Diagnostics;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>How much of a search's limits is used up.</summary>
internal sealed class SearchWatch(SearchLimits limits, CancellationToken cancel)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _steps;

    public CancellationToken Cancel => cancel;

    public TimeSpan Elapsed => _watch.Elapsed;

    public long Steps => Interlocked.Read(ref _steps);

    /// <summary>0 to 1: of the time, or of the iterations where they are nearer to their limit.</summary>
    public double Share => limits.Time <= TimeSpan.Zero ? 1 : Math.Min(1, Math.Max(_watch.Elapsed / limits.Time, limits.Iterations is { } most ? (double)Steps / most : 0));

    public bool IsOver => cancel.IsCancellationRequested || Share >= 1;

    public void Count(long steps) => Interlocked.Add(ref _steps, steps);
}
