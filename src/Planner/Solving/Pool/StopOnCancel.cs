namespace CoverageMap.Planner.Solving.Pool;

/// <summary>
/// Tells a solver to stop once a search is cancelled, again and again: told at once, it would forget it when its search has not
/// quite begun. On a thread of its own: those of the runtime's pool are all searching, and it adds one after half a second only.
/// </summary>
internal sealed class StopOnCancel : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEvent _ended = new(false);
    private readonly Thread _thread;

    public StopOnCancel(Action stop, CancellationToken cancel)
    {
        _thread = new(() =>
        {
            if (WaitHandle.WaitAny([_ended, cancel.WaitHandle]) == 0) return;
            do stop();
            while (!_ended.WaitOne(Interval));
        })
        { IsBackground = true, Name = nameof(StopOnCancel) };
        _thread.Start();
    }

    /// <summary>Ends when no call is running any more, so that the solver can be freed.</summary>
    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }
}
