namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>Runs small pieces of work on a fixed number of threads, each of which knows its number.</summary>
internal sealed class Workers(int threads, CancellationToken cancel)
{
    private const int PiecesAtATime = 64;

    /// <summary>Once for each thread, with its number.</summary>
    public void Each(Action<int> work) => Parallel.For(0, threads, Options(), work);

    /// <summary>For every number below a count; with few of them on this thread alone.</summary>
    public void ForEach(int count, Action<int, int> work)
    {
        var step = Math.Clamp(count / (threads * 4), 1, PiecesAtATime);
        if (threads == 1 || count < 2 * threads)
        {
            for (var at = 0; at < count; at++) work(0, at);
            return;
        }
        var next = 0;
        Each(thread =>
        {
            for (var from = Interlocked.Add(ref next, step) - step; from < count; from = Interlocked.Add(ref next, step) - step)
            {
                cancel.ThrowIfCancellationRequested();
                for (var at = from; at < Math.Min(count, from + step); at++) work(thread, at);
            }
        });
    }

    private ParallelOptions Options() => new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
}
