using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>Takes nodes as they are contracted, least important first, and lays them out most important first.</summary>
internal sealed class HierarchyWriter(int nodes)
{
    private readonly int[] _placeOf = new int[nodes];

    // Of each node in the order it came: its arcs up, then its arcs down.
    private readonly List<int> _counts = new(2 * nodes);
    private readonly List<HierarchyArc> _arcs = new(4 * nodes);

    public void Add(int node, ReadOnlySpan<HalfArc> outgoing, ReadOnlySpan<HalfArc> incoming)
    {
        _placeOf[node] = nodes - 1 - _counts.Count / 2;
        Add(outgoing);
        Add(incoming);
    }

    public HierarchyArrays Write()
    {
        var first = new int[2 * nodes + 1];
        for (var place = 0; place < nodes; place++)
        {
            first[2 * place + 1] = first[2 * place] + _counts[2 * (nodes - 1 - place)];
            first[2 * place + 2] = first[2 * place + 1] + _counts[2 * (nodes - 1 - place) + 1];
        }
        var result = new HierarchyArc[_arcs.Count];
        var from = CollectionsMarshal.AsSpan(_arcs);
        var read = 0;
        for (var place = nodes - 1; place >= 0; place--)
        {
            for (var to = first[2 * place]; to < first[2 * place + 2]; to++)
            {
                var arc = from[read++];
                result[to] = arc with { Place = _placeOf[arc.Place], Middle = arc.Middle < 0 ? arc.Middle : _placeOf[arc.Middle] };
            }
            for (var side = 2 * place; side < 2 * place + 2; side++)
                result.AsSpan(first[side]..first[side + 1]).Sort((a, b) => a.Place.CompareTo(b.Place));
        }
        return new HierarchyArrays(_placeOf, first, result);
    }

    private void Add(ReadOnlySpan<HalfArc> arcs)
    {
        _counts.Add(arcs.Length);
        foreach (ref readonly var arc in arcs) _arcs.Add(new HierarchyArc(arc.Node, Weight.Ms(arc.Weight), Weight.Dm(arc.Weight), arc.Middle));
    }
}
