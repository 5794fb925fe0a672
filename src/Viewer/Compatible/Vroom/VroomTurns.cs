namespace CoverageMap.Viewer.Compatible.Vroom;

/// <summary>Lets so many problems be solved at a time, and so many wait.</summary>
internal sealed class VroomTurns(VroomLimits limits) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limits.Solves);
    private int _waiting;

    /// <returns>To be disposed of when done; null where too many wait already.</returns>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancel)
    {
        if (_free.Wait(0, CancellationToken.None)) return new Turn(_free);
        try
        {
            if (Interlocked.Increment(ref _waiting) > limits.Waiting) return null;
            await _free.WaitAsync(cancel);
            return new Turn(_free);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
