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

    /// <summary>Held while something is reported; pulsed when the search is over.</summary>
    private readonly object _gate = new();
    private SearchProgress? _last;
    private ExceptionDispatchInfo? _failure;
    private bool _isOver;

    public SteadyProgress(IProgress<SearchProgress> progress, SearchWatch watch)
    {
        (_progress, _watch) = (progress, watch);
        // A thread of its own: those of the pool may all be searching.
        new Thread(ReportOn) { IsBackground = true, Name = "search progress" }.Start();
    }

    public void Report(SearchProgress value)
    {
        lock (_gate) Pass(value);
    }

    /// <summary>Reports the plan that a search has ended with; nothing is reported after that.</summary>
    public void End(PlanCost cost, int served)
    {
        lock (_gate)
        {
            Pass(AtPresent(new(cost, served, 0, default, 0)));
            _isOver = true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void ReportOn()
    {
        lock (_gate)
            while (!_isOver)
            {
                Monitor.Wait(_gate, Interval);
                if (!_isOver && _last is not null && _watch.Elapsed - _last.Elapsed >= Interval / 2) TryReport(_last);
            }
    }

    private void TryReport(SearchProgress last)
    {
        try
        {
            Pass(AtPresent(last));
        }
#pragma warning disable CA1031 // thrown again where the search reports next: here it would end the process
        catch (Exception error)
#pragma warning restore CA1031
        {
            (_failure, _isOver) = (ExceptionDispatchInfo.Capture(error), true);
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
