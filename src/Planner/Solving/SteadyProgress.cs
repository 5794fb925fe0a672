using System.Runtime.ExceptionServices;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// Passes on what a search reports, and its last report with the steps and the time since at least once a second, and the end:
/// while it is hot nothing better is found, for minutes of a long search.
/// </summary>
internal sealed class SteadyProgress : IProgress<SearchProgress>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IProgress<SearchProgress> _progress;
    private readonly SearchWatch _watch;
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private SearchProgress? _last;
    private ExceptionDispatchInfo? _failure;
    private bool _isOver;

    public SteadyProgress(IProgress<SearchProgress> progress, SearchWatch watch)
    {
        (_progress, _watch) = (progress, watch);
        _timer = new(_ => ReportIfStill(), null, Interval, Interval);
    }

    public void Report(SearchProgress value)
    {
        lock (_lock) Pass(value);
    }

    /// <summary>Reports the plan that a search has ended with; nothing is reported after that.</summary>
    public void End(PlanCost cost, int served)
    {
        lock (_lock)
        {
            Pass(AtPresent(new(cost, served, 0, default, 0)));
            _isOver = true;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock) _isOver = true;
    }

    private void ReportIfStill()
    {
        // Whoever reports just now need not be waited for.
        if (!_lock.TryEnter()) return;
        try
        {
            if (!_isOver && _last is not null && _watch.Elapsed - _last.Elapsed >= Interval / 2) Pass(AtPresent(_last));
        }
#pragma warning disable CA1031 // thrown again where the search reports next: here it would end the process
        catch (Exception error)
#pragma warning restore CA1031
        {
            (_failure, _isOver) = (ExceptionDispatchInfo.Capture(error), true);
        }
        finally
        {
            _lock.Exit();
        }
    }

    private SearchProgress AtPresent(SearchProgress last) => last with { Iterations = _watch.Steps, Elapsed = _watch.Elapsed, Share = _watch.Share };

    private void Pass(SearchProgress value)
    {
        _failure?.Throw();
        _last = value;
        _progress.Report(value);
    }
}
