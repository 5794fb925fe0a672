namespace CoverageMap.Planner.Solving.Pool;

/// <summary>
/// Tells a solver to stop once a search is cancelled, again and again: told at once, it would forget it when its search has not
/// quite begun.
/// </summary>
internal sealed class StopOnCancel : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly Timer _timer;

    public StopOnCancel(Action stop, CancellationToken cancel) => _timer = new(_ =>
    {
        if (cancel.IsCancellationRequested) stop();
    }, null, Interval, Interval);

    /// <summary>Ends when no call is running any more, so that the solver can be freed.</summary>
    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended)) ended.WaitOne();
    }
}
