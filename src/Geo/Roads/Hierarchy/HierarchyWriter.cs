using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>Takes nodes as they are contracted, least important first, and lays them out most important first.</summary>
internal sealed class HierarchyWriter(int nodes)
{
    private readonly int[] _placeOf = new int[nodes];
    private readonly Side _up = new(nodes);
    private readonly Side _down = new(nodes);
    private int _added;

    public void Add(int node, ReadOnlySpan<HalfArc> outgoing, ReadOnlySpan<HalfArc> incoming)
    {
        _placeOf[node] = nodes - 1 - _added++;
        _up.Add(outgoing);
        _down.Add(incoming);
    }

    public HierarchyArrays Write()
    {
        var (firstUp, up) = _up.Write(_placeOf);
        var (firstDown, down) = _down.Write(_placeOf);
        return new HierarchyArrays(_placeOf, firstUp, up, firstDown, down);
    }

    private sealed class Side(int nodes)
    {
        private readonly List<int> _counts = new(nodes);
        private readonly List<HierarchyArc> _arcs = new(nodes * 2);

        public void Add(ReadOnlySpan<HalfArc> arcs)
        {
            _counts.Add(arcs.Length);
            foreach (ref readonly var arc in arcs)
                _arcs.Add(new HierarchyArc(arc.Node, Weight.Ms(arc.Weight), Weight.Dm(arc.Weight), arc.Middle));
        }

        public (int[] First, HierarchyArc[] Arcs) Write(int[] placeOf)
        {
            var first = new int[nodes + 1];
            for (var place = 0; place < nodes; place++) first[place + 1] = first[place] + _counts[nodes - 1 - place];
            var result = new HierarchyArc[_arcs.Count];
            var from = CollectionsMarshal.AsSpan(_arcs);
            var read = 0;
            for (var place = nodes - 1; place >= 0; place--)
            {
                for (var to = first[place]; to < first[place + 1]; to++)
                {
                    var arc = from[read++];
                    result[to] = arc with { Place = placeOf[arc.Place], Middle = arc.Middle < 0 ? arc.Middle : placeOf[arc.Middle] };
                }
                result.AsSpan(first[place]..first[place + 1]).Sort((a, b) => a.Place.CompareTo(b.Place));
            }
            return (first, result);
        }
    }
}
