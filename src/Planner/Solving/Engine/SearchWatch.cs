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

    /// <summary>0 to 1: of the iterations where they are limited, so that the same ones are made at any speed; else of the time.</summary>
    public double Share => Math.Min(1, limits.Iterations is { } most ? (double)Steps / most : ShareOfTime);

    /// <summary>Where the search is in its course, 0 to 1.</summary>
    public double Course => limits.Course.At(Share);

    public bool IsOver => cancel.IsCancellationRequested || Share >= 1 || ShareOfTime >= 1;

    private double ShareOfTime => limits.Time <= TimeSpan.Zero ? 1 : _watch.Elapsed / limits.Time;

    public void Count(long steps) => Interlocked.Add(ref _steps, steps);
}
