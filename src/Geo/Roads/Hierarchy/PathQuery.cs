using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// The fastest path from one place to another: upwards from both until they meet, with nodes stalled that a more important
/// one reaches sooner. Holds the searches' memory, for one thread at a time.
/// </summary>
internal sealed unsafe class PathQuery
{
    private readonly RoadHierarchy _hierarchy;
    private readonly Side _forward;
    private readonly Side _backward;

    public PathQuery(RoadHierarchy hierarchy)
    {
        _hierarchy = hierarchy;
        _forward = new Side(hierarchy, 0);
        _backward = new Side(hierarchy, 1);
    }

    /// <summary>Places that the last query settled.</summary>
    public int Settled { get; private set; }

    /// <returns>The weight of the fastest path, or <see cref="Weight.None"/>.</returns>
    public ulong Run(ReadOnlySpan<Seed> from, ReadOnlySpan<Seed> to) => Search(from, to).Best;

    /// <param name="moves">The arcs of the path with their milliseconds, turn included, in order.</param>
    /// <param name="fromSeed">The place of the seed from which it begins; <paramref name="toSeed"/>: at which it ends.</param>
    public ulong Run(ReadOnlySpan<Seed> from, ReadOnlySpan<Seed> to, List<(int Arc, uint Ms)> moves, out int fromSeed, out int toSeed)
    {
        var (best, meeting) = Search(from, to);
        moves.Clear();
        (fromSeed, toSeed) = (-1, -1);
        if (best == Weight.None) return best;
        var unpack = new Unpacking(_hierarchy, moves);
        fromSeed = _forward.ChainTo(meeting, out var up);
        up.Reverse();
        foreach (var (tail, arc) in up) unpack.Add(tail, _hierarchy.Arcs[arc].Place, _hierarchy.Arcs[arc]);
        toSeed = _backward.ChainTo(meeting, out var down);
        foreach (var (head, arc) in down) unpack.Add(_hierarchy.Arcs[arc].Place, head, _hierarchy.Arcs[arc]);
        _hierarchy.KeepAlive();
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (ulong Best, int Meeting) Search(ReadOnlySpan<Seed> from, ReadOnlySpan<Seed> to)
    {
        _forward.Begin(from);
        _backward.Begin(to);
        var (best, meeting) = (Weight.None, -1);
        while (true)
        {
            var (ahead, behind) = (_forward.Heap.Lightest, _backward.Heap.Lightest);
            if (Math.Min(ahead, behind) >= best) break;
            if (ahead <= behind) _forward.Step(_backward, ref best, ref meeting);
            else _backward.Step(_forward, ref best, ref meeting);
        }
        Settled = _forward.Settled + _backward.Settled;
        _hierarchy.KeepAlive();
        return (best, meeting);
    }

    /// <summary>The search from one end.</summary>
    /// <param name="own">0 for arcs up, 1 for arcs down.</param>
    private sealed class Side(RoadHierarchy hierarchy, int own)
    {
        private const int NoArc = -1;

        // The weight to a place plus one; 0 where the search has not been, which less one is more than any.
        private readonly ulong[] _reached = GC.AllocateArray<ulong>(Math.Max(1, hierarchy.Places), pinned: true);
        private readonly int[] _arc = GC.AllocateUninitializedArray<int>(Math.Max(1, hierarchy.Places), pinned: true);
        private readonly int* _first = hierarchy.First.Start;
        private readonly HierarchyArc* _arcs = hierarchy.Arcs.Start;
        private readonly List<int> _touched = [];

        public WeightHeap Heap { get; } = new();

        public int Settled { get; private set; }

        public void Begin(ReadOnlySpan<Seed> seeds)
        {
            foreach (var place in _touched) _reached[place] = 0;
            _touched.Clear();
            Heap.Clear();
            Settled = 0;
            foreach (var seed in seeds)
                if (Weight.Of(seed.Ms, seed.Dm) is var weight && weight < _reached[seed.Place] - 1) Reach(seed.Place, weight, NoArc);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Step(Side other, ref ulong best, ref int meeting)
        {
            Heap.TryPop(out var weight, out var place);
            var reached = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_reached)); // pinned
            if (weight > reached[place] - 1) return;
            Settled++;
            var met = other._reached[place];
            if (met != 0 && weight + met - 1 < best) (best, meeting) = (weight + met - 1, place);
            int* ownSide = _first + 2 * place + own, otherSide = _first + 2 * place + 1 - own;
            var end = _arcs + otherSide[1];
            for (var arc = _arcs + otherSide[0]; arc < end; arc++)
                if (weight > arc->Weight && reached[arc->Place] - 1 < weight - arc->Weight) return; // stalled
            end = _arcs + ownSide[1];
            for (var arc = _arcs + ownSide[0]; arc < end; arc++)
            {
                var next = weight + arc->Weight;
                if (next < reached[arc->Place] - 1 && next < best) Reach(arc->Place, next, (int)(arc - _arcs));
            }
        }

        /// <summary>The arcs back from a place to the seed it was reached from, each with the place before it.</summary>
        public int ChainTo(int place, out List<(int Before, int Arc)> chain)
        {
            chain = [];
            while (_arc[place] is var arc && arc != NoArc)
            {
                place = hierarchy.PlaceOfArc(arc);
                chain.Add((place, arc));
            }
            return place;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Reach(int place, ulong weight, int arc)
        {
            if (_reached[place] == 0) _touched.Add(place);
            (_reached[place], _arc[place]) = (weight + 1, arc);
            Heap.Push(weight, place);
        }
    }
}
