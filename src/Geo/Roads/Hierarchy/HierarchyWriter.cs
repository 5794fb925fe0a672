using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// Takes nodes as they are contracted, least important first, and gives them places: each after all the more important ones
/// that it has arcs with, and as soon as may be after the last of them, so that what a search needs lies together.
/// </summary>
internal sealed class HierarchyWriter(int nodes)
{
    private readonly int[] _turnOf = new int[nodes];

    // By turn, the order of coming: where the node's arcs up begin, and those down.
    private readonly List<int> _first = new(2 * nodes + 1) { 0 };
    private readonly List<HierarchyArc> _arcs = new(4 * nodes);
    private int _added;

    public void Add(int node, ReadOnlySpan<HalfArc> outgoing, ReadOnlySpan<HalfArc> incoming)
    {
        _turnOf[node] = _added++;
        Add(outgoing);
        Add(incoming);
    }

    public HierarchyArrays Write()
    {
        var (placeOf, turnAt) = Places();
        var first = new int[2 * nodes + 1];
        var result = new HierarchyArc[_arcs.Count];
        var from = CollectionsMarshal.AsSpan(_arcs);
        for (var side = 0; side < 2 * nodes; side++)
        {
            var ownSide = 2 * turnAt[side / 2] + side % 2;
            var arcs = from[_first[ownSide].._first[ownSide + 1]];
            first[side + 1] = first[side] + arcs.Length;
            var to = result.AsSpan(first[side], arcs.Length);
            for (var at = 0; at < arcs.Length; at++)
            {
                ref readonly var arc = ref arcs[at];
                to[at] = arc with { Place = placeOf[arc.Place], Middle = arc.Middle < 0 ? arc.Middle : placeOf[arc.Middle] };
            }
            to.Sort((a, b) => a.Place.CompareTo(b.Place));
        }
        return new HierarchyArrays(placeOf, first, result);
    }

    // Last in, first out: a node's turn comes right after that of the last one it waited for.
    private (int[] PlaceOf, int[] TurnAt) Places()
    {
        var (waits, firstBelow, below) = Below();
        var (placeOfTurn, turnAt, ready) = (new int[nodes], new int[nodes], new Stack<int>());
        for (var turn = 0; turn < nodes; turn++)
            if (waits[turn] == 0) ready.Push(turn);
        for (var place = 0; ready.TryPop(out var turn); place++)
        {
            (placeOfTurn[turn], turnAt[place]) = (place, turn);
            for (var at = firstBelow[turn]; at < firstBelow[turn + 1]; at++)
                if (--waits[below[at]] == 0) ready.Push(below[at]);
        }
        return (Array.ConvertAll(_turnOf, turn => placeOfTurn[turn]), turnAt);
    }

    /// <summary>For each turn, the arcs it waits for, and the turns of the nodes that wait for it.</summary>
    private (int[] Waits, int[] First, int[] Below) Below()
    {
        var (waits, first) = (new int[nodes], new int[nodes + 1]);
        foreach (ref readonly var arc in CollectionsMarshal.AsSpan(_arcs)) first[_turnOf[arc.Place] + 1]++;
        for (var turn = 0; turn < nodes; turn++) first[turn + 1] += first[turn];
        var (next, below) = (first.AsSpan().ToArray(), new int[_arcs.Count]);
        for (var turn = 0; turn < nodes; turn++)
        {
            waits[turn] = _first[2 * turn + 2] - _first[2 * turn];
            for (var at = _first[2 * turn]; at < _first[2 * turn + 2]; at++) below[next[_turnOf[_arcs[at].Place]]++] = turn;
        }
        return (waits, first, below);
    }

    private void Add(ReadOnlySpan<HalfArc> arcs)
    {
        foreach (ref readonly var arc in arcs) _arcs.Add(new HierarchyArc(arc.Node, Weight.Ms(arc.Weight), Weight.Dm(arc.Weight), arc.Middle));
        _first.Add(_arcs.Count);
    }
}
