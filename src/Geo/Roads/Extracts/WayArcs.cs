namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Finds the arcs of a way: those that reach a junction, those that leave it, or all from end to end.</summary>
internal sealed class WayArcs
{
    private const int MostViaEdges = 100; // real ones have a few; each is part of the ban

    private readonly RoadArcs _arcs;
    private readonly Dictionary<long, (int First, int Count)> _edges = [];

    /// <param name="wanted">Ids of the ways that will be asked for.</param>
    public WayArcs(KeptWays ways, RoadEdges edges, RoadArcs arcs, HashSet<long> wanted)
    {
        _arcs = arcs;
        for (var edge = 0; edge < edges.Way.Length; edge++)
        {
            var id = ways[edges.Way[edge]].Id;
            if (edge > 0 && edges.Way[edge] == edges.Way[edge - 1])
            {
                if (_edges.TryGetValue(id, out var range)) _edges[id] = range with { Count = range.Count + 1 };
            }
            else if (wanted.Contains(id))
            {
                _edges[id] = (edge, 1);
            }
        }
    }

    public bool Has(long way) => _edges.ContainsKey(way);

    /// <summary>The open arcs of a way that end at a junction.</summary>
    public List<int> Reaching(long way, int junction) => [.. Leaving(junction, way).Select(arc => arc ^ 1).Where(_arcs.IsOpen)];

    /// <summary>The open arcs of a way that begin at a junction.</summary>
    public List<int> Leaving(long way, int junction) => [.. Leaving(junction, way).Where(_arcs.IsOpen)];

    /// <summary>All arcs of a way from one end to the other, as drawn and against, where open throughout and not cut.</summary>
    public IEnumerable<int[]> Throughout(long way)
    {
        if (!_edges.TryGetValue(way, out var edges) || edges.Count > MostViaEdges) return [];
        int[] drawn = [.. Enumerable.Range(edges.First, edges.Count).Select(edge => 2 * edge)];
        int[] against = [.. drawn.Reverse().Select(arc => arc ^ 1)];
        int[][] both = [drawn, against];
        return both.Where(line => line.All(_arcs.IsOpen) && line.Zip(line.Skip(1)).All(pair => _arcs.End(pair.First) == _arcs.Start(pair.Second)));
    }

    private int[] Leaving(int junction, long way)
    {
        var legs = _arcs.Leaving(junction);
        if (legs.Length > RoadArcs.MostLegs || !_edges.TryGetValue(way, out var edges)) return [];
        return [.. legs.ToArray().Where(arc => arc / 2 >= edges.First && arc / 2 < edges.First + edges.Count)];
    }
}
