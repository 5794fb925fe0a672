using System.Numerics;
using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// A list of half-arcs for each node, in blocks of native memory whose sizes are powers of two. Nodes are dealt out to
/// shards by their number; lists of different shards may be changed at the same time.
/// </summary>
internal sealed unsafe class ArcLists : IDisposable
{
    private readonly Shard[] _shards;
    private readonly uint[] _start;
    private readonly int[] _count;
    private readonly byte[] _sizeClass;

    public ArcLists(int nodes, int shards)
    {
        _shards = new Shard[shards];
        for (var shard = 0; shard < shards; shard++) _shards[shard] = new Shard();
        (_start, _count, _sizeClass) = (new uint[nodes], new int[nodes], new byte[nodes]);
    }

    public ReadOnlySpan<HalfArc> Of(int node) => new(_shards[node % _shards.Length].Pool + _start[node], _count[node]);

    public int Count(int node) => _count[node];

    /// <summary>Adds an arc, or lightens the one to the same node; a heavier one changes nothing.</summary>
    public void Put(int node, HalfArc arc)
    {
        var arcs = _shards[node % _shards.Length].Pool + _start[node];
        for (var at = 0; at < _count[node]; at++)
        {
            if (arcs[at].Node != arc.Node) continue;
            if (arc.Weight < arcs[at].Weight) arcs[at] = arc;
            return;
        }
        if (_count[node] == 0 || _count[node] == 1 << _sizeClass[node]) arcs = Grow(node);
        arcs[_count[node]++] = arc;
    }

    public void Remove(int node, int other)
    {
        var arcs = _shards[node % _shards.Length].Pool + _start[node];
        for (var at = 0; at < _count[node]; at++)
        {
            if (arcs[at].Node != other) continue;
            arcs[at] = arcs[--_count[node]];
            return;
        }
    }

    public void Clear(int node)
    {
        if (_count[node] > 0) _shards[node % _shards.Length].Free(_start[node], _sizeClass[node]);
        _count[node] = 0;
    }

    public void Dispose()
    {
        foreach (var shard in _shards) shard.Dispose();
    }

    private HalfArc* Grow(int node)
    {
        var shard = _shards[node % _shards.Length];
        if (_count[node] == 0)
        {
            // A list that was emptied arc by arc still has its block; it is small, and left.
            _sizeClass[node] = 1;
            _start[node] = shard.Take(1);
            return shard.Pool + _start[node];
        }
        var sizeClass = ++_sizeClass[node];
        var start = shard.Take(sizeClass);
        new ReadOnlySpan<HalfArc>(shard.Pool + _start[node], _count[node]).CopyTo(new Span<HalfArc>(shard.Pool + start, _count[node]));
        shard.Free(_start[node], sizeClass - 1);
        _start[node] = start;
        return shard.Pool + start;
    }

    private sealed class Shard : IDisposable
    {
        private const int SizeClasses = 31;
        private readonly Stack<uint>[] _free = new Stack<uint>[SizeClasses];
        private uint _used;
        private uint _capacity = 1024;

        public Shard()
        {
            for (var sizeClass = 0; sizeClass < SizeClasses; sizeClass++) _free[sizeClass] = new Stack<uint>();
            Pool = (HalfArc*)NativeMemory.Alloc(_capacity, (nuint)sizeof(HalfArc));
        }

        public HalfArc* Pool { get; private set; }

        public uint Take(int sizeClass)
        {
            if (_free[sizeClass].TryPop(out var start)) return start;
            var size = 1u << sizeClass;
            if (_capacity - _used < size)
            {
                _capacity = checked(Math.Max(_capacity + _capacity / 2, BitOperations.RoundUpToPowerOf2(size) + _used));
                Pool = (HalfArc*)NativeMemory.Realloc(Pool, _capacity * (nuint)sizeof(HalfArc));
            }
            start = _used;
            _used += size;
            return start;
        }

        public void Free(uint start, int sizeClass) => _free[sizeClass].Push(start);

        public void Dispose()
        {
            NativeMemory.Free(Pool);
            Pool = null;
        }
    }
}
