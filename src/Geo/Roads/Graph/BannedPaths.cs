namespace CoverageMap.Geo.Roads.Graph;

/// <summary>
/// Follows a ride through banned sequences of arcs, as Aho and Corasick do with words in a text ("Efficient string
/// matching", 1975): a node stands for the longest beginning of a ban that the ride has just made.
/// </summary>
internal sealed class BannedPaths
{
    /// <summary>No ban has begun.</summary>
    public const int Root = 0;

    private readonly List<Dictionary<int, int>> _next = [[]];
    private readonly List<HashSet<int>> _banned = [[]];
    private readonly List<int> _depth = [0];
    private readonly List<int> _lastArc = [-1];
    private readonly List<int> _shorter = [Root];

    public BannedPaths(IReadOnlyList<int[]> bans)
    {
        foreach (var ban in bans)
        {
            if (ban.Length < 2) throw new ArgumentException("A ban is a sequence of two arcs or more.", nameof(bans));
            var node = Root;
            for (var at = 0; at < ban.Length - 1; at++) node = Child(node, ban[at]);
            _banned[node].Add(ban[^1]);
        }
        FillShorter();
        foreach (var (node, depth) in _depth.Index().Where(found => found.Item > 1).Select(found => (found.Index, found.Item)))
        {
            if (!LongerByArc.TryGetValue(_lastArc[node], out var nodes)) LongerByArc[_lastArc[node]] = nodes = [];
            nodes.Add(node);
        }
    }

    /// <summary>The nodes of more than one arc, by their last arc: ways of having reached its end that differ from any other.</summary>
    public Dictionary<int, List<int>> LongerByArc { get; } = [];

    /// <summary>Whether riding on over an arc completes a ban.</summary>
    public bool IsBanned(int node, int arc)
    {
        for (var at = node; at != Root; at = _shorter[at])
            if (_banned[at].Contains(arc)) return true;
        return false;
    }

    /// <summary>The node after an arc more.</summary>
    public int After(int node, int arc)
    {
        for (var at = node; at != Root; at = _shorter[at])
            if (_next[at].TryGetValue(arc, out var found)) return found;
        return _next[Root].GetValueOrDefault(arc, Root);
    }

    /// <summary>Whether the node is what everyone has who comes over its last arc.</summary>
    public bool IsOrdinary(int node) => _depth[node] <= 1;

    private int Child(int node, int arc)
    {
        if (_next[node].TryGetValue(arc, out var child)) return child;
        _next[node][arc] = child = _next.Count;
        _next.Add([]);
        _banned.Add([]);
        _depth.Add(_depth[node] + 1);
        _lastArc.Add(arc);
        _shorter.Add(Root);
        return child;
    }

    // Breadth first: a node's shorter one is known before its children's.
    private void FillShorter()
    {
        var queue = new Queue<int>(_next[Root].Values);
        while (queue.TryDequeue(out var node))
        {
            foreach (var (arc, child) in _next[node])
            {
                _shorter[child] = After(_shorter[node], arc);
                queue.Enqueue(child);
            }
        }
    }
}
