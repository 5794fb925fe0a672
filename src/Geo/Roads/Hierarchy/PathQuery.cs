using System.Runtime.CompilerServices;

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
        _forward = new Side(hierarchy.Places, hierarchy.FirstUp.Start, hierarchy.Up.Start, hierarchy.FirstDown.Start, hierarchy.Down.Start);
        _backward = new Side(hierarchy.Places, hierarchy.FirstDown.Start, hierarchy.Down.Start, hierarchy.FirstUp.Start, hierarchy.Up.Start);
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
        foreach (var (tail, arc) in up) unpack.Add(tail, _hierarchy.Up[arc].Place, _hierarchy.Up[arc]);
        toSeed = _backward.ChainTo(meeting, out var down);
        foreach (var (head, arc) in down) unpack.Add(_hierarchy.Down[arc].Place, head, _hierarchy.Down[arc]);
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

    private sealed class Side(int places, int* first, HierarchyArc* arcs, int* firstAgainst, HierarchyArc* against)
    {
        private const int NoArc = -1;

        private readonly ulong[] _weight = Filled(places);
        private readonly int[] _arc = new int[places];
        private readonly int[] _before = new int[places];
        private readonly List<int> _touched = [];

        public WeightHeap Heap { get; } = new();

        public int Settled { get; private set; }

        public void Begin(ReadOnlySpan<Seed> seeds)
        {
            foreach (var place in _touched) _weight[place] = Weight.None;
            _touched.Clear();
            Heap.Clear();
            Settled = 0;
            foreach (var seed in seeds)
                Reach(seed.Place, Weight.Of(seed.Ms, seed.Dm), NoArc, -1);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Step(Side other, ref ulong best, ref int meeting)
        {
            Heap.TryPop(out var weight, out var place);
            if (weight > _weight[place]) return;
            Settled++;
            if (weight + other._weight[place] is var met && met < best) (best, meeting) = (met, place);
            for (var at = firstAgainst[place]; at < firstAgainst[place + 1]; at++)
                if (_weight[against[at].Place] + against[at].Weight < weight) return; // stalled
            for (var at = first[place]; at < first[place + 1]; at++)
                if (weight + arcs[at].Weight is var next && next < _weight[arcs[at].Place]) Reach(arcs[at].Place, next, at, place);
        }

        /// <summary>The arcs back from a place to the seed it was reached from, each with the place before it.</summary>
        public int ChainTo(int place, out List<(int Before, int Arc)> chain)
        {
            chain = [];
            for (; _arc[place] != NoArc; place = _before[place]) chain.Add((_before[place], _arc[place]));
            return place;
        }

        private void Reach(int place, ulong weight, int arc, int before)
        {
            if (weight >= _weight[place]) return;
            if (_weight[place] == Weight.None) _touched.Add(place);
            (_weight[place], _arc[place], _before[place]) = (weight, arc, before);
            Heap.Push(weight, place);
        }

        private static ulong[] Filled(int count)
        {
            var weights = GC.AllocateUninitializedArray<ulong>(count);
            Array.Fill(weights, Weight.None);
            return weights;
        }
    }
}
