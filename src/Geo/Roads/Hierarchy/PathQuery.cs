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

    /// <summary>What a search knows of a place.</summary>
    /// <param name="Reached">The weight to it plus one; 0 where the search has not been, which less one is more than any.</param>
    private record struct Mark(ulong Reached, int Arc, int Before);

    /// <param name="own">0 for arcs up, 1 for arcs down.</param>
    private sealed class Side(RoadHierarchy hierarchy, int own)
    {
        private const int NoArc = -1;

        private readonly Mark[] _marks = GC.AllocateArray<Mark>(Math.Max(1, hierarchy.Places), pinned: true);
        private readonly int* _first = hierarchy.First.Start;
        private readonly HierarchyArc* _arcs = hierarchy.Arcs.Start;
        private readonly List<int> _touched = [];

        public WeightHeap Heap { get; } = new();

        public int Settled { get; private set; }

        public void Begin(ReadOnlySpan<Seed> seeds)
        {
            foreach (var place in _touched) _marks[place].Reached = 0;
            _touched.Clear();
            Heap.Clear();
            Settled = 0;
            foreach (var seed in seeds)
                if (Weight.Of(seed.Ms, seed.Dm) is var weight && weight < _marks[seed.Place].Reached - 1) Reach(ref _marks[seed.Place], seed.Place, weight, NoArc, -1);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Step(Side other, ref ulong best, ref int meeting)
        {
            Heap.TryPop(out var weight, out var place);
            var marks = (Mark*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_marks)); // pinned
            if (weight > marks[place].Reached - 1) return;
            Settled++;
            var met = other._marks[place].Reached;
            if (met != 0 && weight + met - 1 < best) (best, meeting) = (weight + met - 1, place);
            int* ownSide = _first + 2 * place + own, otherSide = _first + 2 * place + 1 - own;
            var end = _arcs + otherSide[1];
            for (var arc = _arcs + otherSide[0]; arc < end; arc++)
                if (weight > arc->Weight && marks[arc->Place].Reached - 1 < weight - arc->Weight) return; // stalled
            end = _arcs + ownSide[1];
            for (var arc = _arcs + ownSide[0]; arc < end; arc++)
            {
                var next = weight + arc->Weight;
                if (next < marks[arc->Place].Reached - 1 && next < best) Reach(ref marks[arc->Place], arc->Place, next, (int)(arc - _arcs), place);
            }
        }

        /// <summary>The arcs back from a place to the seed it was reached from, each with the place before it.</summary>
        public int ChainTo(int place, out List<(int Before, int Arc)> chain)
        {
            chain = [];
            for (; _marks[place].Arc != NoArc; place = _marks[place].Before) chain.Add((_marks[place].Before, _marks[place].Arc));
            return place;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Reach(ref Mark mark, int place, ulong weight, int arc, int before)
        {
            if (mark.Reached == 0) _touched.Add(place);
            mark = new Mark(weight + 1, arc, before);
            Heap.Push(weight, place);
        }
    }
}
