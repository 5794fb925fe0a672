using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>One thread's sweeps from a batch of sources to all targets.</summary>
internal sealed unsafe class Sweep<T>(RoadHierarchy hierarchy, SweepGraph<T> above, TargetSeeds<T> ends) : IDisposable
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
{
    private const nuint CacheLine = 64;
    private static readonly int _lanes = Lanes<T>.Count;

    private readonly SweepGraph<T> _up = new(hierarchy.Places);
    private readonly T* _down = Allocate(above.Nodes);
    private readonly T[] _rows = new T[_lanes * ends.Targets];
    private T* _ahead;
    private int _aheadNodes;

    /// <returns>A row for each source of the batch, one after the other.</returns>
    public ReadOnlySpan<T> Run(ReadOnlySpan<Seed[]> sources)
    {
        _up.Build(sources, hierarchy, isDown: false);
        if (_up.Nodes > _aheadNodes)
        {
            NativeMemory.AlignedFree(_ahead);
            _aheadNodes = _up.Nodes + _up.Nodes / 4;
            _ahead = Allocate(_aheadNodes);
        }
        for (var node = 0; node < _up.Nodes; node++) Lanes<T>.Fill(_ahead + (nint)node * _lanes, Lanes<T>.None);
        for (var lane = 0; lane < sources.Length; lane++)
        {
            foreach (var seed in sources[lane])
            {
                ref var value = ref _ahead[(nint)_up.NumberOf(seed.Place) * _lanes + lane];
                value = T.Min(value, Lanes<T>.Of(seed.Ms, seed.Dm));
            }
        }
        GoUp();
        GoDown();
        Finish(sources.Length);
        return _rows.AsSpan(0, sources.Length * ends.Targets);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_ahead);
        NativeMemory.AlignedFree(_down);
    }

    private static T* Allocate(int nodes) => (T*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, nodes) * (nuint)(_lanes * sizeof(T)), CacheLine);

    // Least important first: when a node's turn comes, all that leads up to it is known.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GoUp()
    {
        fixed (int* first = _up.FirstArc, other = _up.Other)
        fixed (T* weights = _up.Weights)
        {
            var ahead = _ahead;
            for (var node = _up.Nodes - 1; node >= 0; node--)
            {
                var own = ahead + (nint)node * 2 * Vector512<T>.Count;
                var (low, high) = (Vector512.Load(own), Vector512.Load(own + Vector512<T>.Count));
                for (var at = first[node]; at < first[node + 1]; at++)
                {
                    var to = ahead + (nint)other[at] * 2 * Vector512<T>.Count;
                    var weight = Vector512.Create(weights[at]);
                    Vector512.Min(Vector512.Load(to), low + weight).Store(to);
                    Vector512.Min(Vector512.Load(to + Vector512<T>.Count), high + weight).Store(to + Vector512<T>.Count);
                }
            }
        }
    }

    // Most important first: each node from what the sources reached by going up, and from the nodes above it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GoDown()
    {
        var none = Vector512.Create(Lanes<T>.None);
        var meets = 0;
        var upPlaces = _up.Places;
        fixed (int* first = above.FirstArc, other = above.Other, places = above.Places)
        fixed (T* weights = above.Weights)
        {
            T* down = _down, ahead = _ahead;
            for (var node = 0; node < above.Nodes; node++)
            {
                var (low, high) = (none, none);
                while (meets < upPlaces.Length && upPlaces[meets] < places[node]) meets++;
                if (meets < upPlaces.Length && upPlaces[meets] == places[node])
                {
                    var reached = ahead + (nint)meets * 2 * Vector512<T>.Count;
                    (low, high) = (Vector512.Load(reached), Vector512.Load(reached + Vector512<T>.Count));
                }
                for (var at = first[node]; at < first[node + 1]; at++)
                {
                    var from = down + (nint)other[at] * 2 * Vector512<T>.Count;
                    var weight = Vector512.Create(weights[at]);
                    low = Vector512.Min(low, Vector512.Load(from) + weight);
                    high = Vector512.Min(high, Vector512.Load(from + Vector512<T>.Count) + weight);
                }
                var own = down + (nint)node * 2 * Vector512<T>.Count;
                low.Store(own);
                high.Store(own + Vector512<T>.Count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(int count)
    {
        var buffer = stackalloc T[2 * Vector512<T>.Count];
        var (targets, rows) = (ends.Targets, _rows);
        var down = _down;
        for (var target = 0; target < targets; target++)
        {
            var (low, high) = (Vector512.Create(Lanes<T>.None), Vector512.Create(Lanes<T>.None));
            for (var at = ends.First[target]; at < ends.First[target + 1]; at++)
            {
                var from = down + (nint)ends.Node[at] * 2 * Vector512<T>.Count;
                var weight = Vector512.Create(ends.Weight[at]);
                low = Vector512.Min(low, Vector512.Load(from) + weight);
                high = Vector512.Min(high, Vector512.Load(from + Vector512<T>.Count) + weight);
            }
            low.Store(buffer);
            high.Store(buffer + Vector512<T>.Count);
            for (var lane = 0; lane < count; lane++) rows[lane * targets + target] = buffer[lane];
        }
    }
}
