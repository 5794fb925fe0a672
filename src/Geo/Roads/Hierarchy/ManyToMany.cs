using System.Numerics;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>Takes some finished rows of a table: the number of the first, and their values one after the other.</summary>
internal delegate void TakeRows<T>(int firstRow, ReadOnlySpan<T> values);

/// <summary>
/// Tables of fastest paths. What lies above the targets is laid out once; then sources go through it a cache line of them
/// at a time: up from the sources, over the top, down to the targets, with no queue and no branch.
/// </summary>
internal static class ManyToMany
{
    /// <param name="sources">The seeds of each source; sources that are near each other should follow each other.</param>
    /// <param name="take">Called from many threads; an unreachable target has a value of <see cref="Lanes{T}.None"/> or more.</param>
    public static void Run<T>(
        RoadHierarchy hierarchy, Seed[][] sources, Seed[][] targets, int threads, TakeRows<T> take, CancellationToken cancel)
        where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
    {
        if (sources.Length == 0 || targets.Length == 0) return;
        var above = new SweepGraph<T>(hierarchy.Places);
        above.Build(targets, hierarchy, isDown: true);
        var ends = new TargetSeeds<T>(targets, above);
        var batches = (sources.Length + Lanes<T>.Count - 1) / Lanes<T>.Count;
        threads = Math.Min(threads, batches);
        var next = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, _ =>
        {
            using var sweep = new Sweep<T>(hierarchy, above, ends);
            while (Interlocked.Increment(ref next) is var batch && batch < batches)
            {
                cancel.ThrowIfCancellationRequested();
                var from = batch * Lanes<T>.Count;
                var count = Math.Min(Lanes<T>.Count, sources.Length - from);
                take(from, sweep.Run(sources.AsSpan(from, count)));
            }
        });
        hierarchy.KeepAlive();
    }
}
