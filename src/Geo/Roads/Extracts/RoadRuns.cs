using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>
/// The ways as unbroken runs of placed nodes: cut where a node is missing (at an extract's border), without a node
/// twice in a row, and without what is left with a single node.
/// </summary>
internal sealed class RoadRuns
{
    private readonly List<RoadRun> _runs = [];
    private readonly int[] _nodes;

    public RoadRuns(KeptWays ways, NodeTable table)
    {
        _nodes = new int[ways.Nodes.Count];
        var used = 0;
        for (var way = 0; way < ways.Count; way++)
        {
            var first = used;
            for (var at = ways[way].FirstNode; at < ways.NodesEnd(way); at++)
            {
                var node = table.Find(ways.Nodes[at]);
                if (!table.HasPlace(node)) Close(way, ref first, ref used);
                else if (used == first || _nodes[used - 1] != node) _nodes[used++] = node;
            }
            Close(way, ref first, ref used);
        }
    }

    public int Count => _runs.Count;

    public RoadRun this[int run] => _runs[run];

    public ReadOnlySpan<int> Nodes(RoadRun run) => _nodes.AsSpan(run.First, run.Count);

    private void Close(int way, ref int first, ref int used)
    {
        if (used - first >= 2) _runs.Add(new RoadRun(way, first, used - first));
        else used = first;
        first = used;
    }
}

internal readonly record struct RoadRun(int Way, int First, int Count);
