using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>
/// Which nodes are junctions, numbered as they are met along the ways: ends of runs, nodes that are passed twice, and
/// nodes that a turn restriction needs. A node that nobody gets past is another junction to each edge that ends there,
/// so that no path leads through.
/// </summary>
internal sealed class RoadJunctions
{
    private const byte End = 2;

    private readonly NodeTable _nodes;
    private readonly Dictionary<int, NodePassage> _passages;
    private readonly byte[] _uses;
    private readonly int[] _junction;

    public RoadJunctions(RoadRuns runs, NodeTable nodes, Dictionary<int, NodePassage> passages, IEnumerable<long> needed)
    {
        (_nodes, _passages) = (nodes, passages);
        _uses = new byte[nodes.Count];
        _junction = new int[nodes.Count];
        Array.Fill(_junction, -1);
        for (var run = 0; run < runs.Count; run++)
        {
            var line = runs.Nodes(runs[run]);
            foreach (var node in line) _uses[node] = (byte)Math.Min(End, _uses[node] + 1);
            _uses[line[0]] = _uses[line[^1]] = End;
        }
        foreach (var id in needed)
            if (nodes.Find(id) is >= 0 and var node) _uses[node] = End;
        foreach (var (node, passage) in passages)
            if (passage.IsBlocked) _uses[node] = End;
    }

    public List<int> Lon { get; } = [];

    public List<int> Lat { get; } = [];

    public bool IsJunction(int node) => _uses[node] >= End;

    /// <summary>The number of the junction at a node, for one more edge that ends there.</summary>
    public int Number(int node)
    {
        if (_junction[node] >= 0) return _junction[node];
        Lon.Add(_nodes.Lon[node]);
        Lat.Add(_nodes.Lat[node]);
        var number = Lon.Count - 1;
        if (!_passages.TryGetValue(node, out var passage) || !passage.IsBlocked) _junction[node] = number;
        return number;
    }

    /// <returns>The junction at a node, or −1 where there is none or nobody gets past.</returns>
    public int At(long id) => _nodes.Find(id) is >= 0 and var node ? _junction[node] : -1;
}
