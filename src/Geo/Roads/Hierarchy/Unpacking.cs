namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>Takes shortcuts apart into the moves they stand for.</summary>
internal sealed class Unpacking(RoadHierarchy hierarchy, List<(int Arc, uint Ms)> moves)
{
    private readonly Stack<(int From, int To, HierarchyArc Arc)> _open = [];

    public void Add(int from, int to, HierarchyArc arc)
    {
        _open.Push((from, to, arc));
        while (_open.TryPop(out var next))
        {
            var middle = next.Arc.Middle;
            if (middle < 0)
            {
                moves.Add((~middle, next.Arc.Ms));
                continue;
            }
            _open.Push((middle, next.To, Find(hierarchy.Up(middle), next.To)));
            _open.Push((next.From, middle, Find(hierarchy.Down(middle), next.From)));
        }
    }

    private static HierarchyArc Find(ReadOnlySpan<HierarchyArc> arcs, int other)
    {
        var (low, high) = (0, arcs.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (arcs[middle].Place < other) low = middle + 1;
            else high = middle;
        }
        return arcs[low];
    }
}
