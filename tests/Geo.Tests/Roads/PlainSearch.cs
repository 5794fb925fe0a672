using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;

namespace CoverageMap.Geo.Tests.Roads;

/// <summary>Dijkstra's search over the moves of a graph, with nothing clever: what every other answer must equal.</summary>
internal sealed class PlainSearch
{
    private readonly int[] _first;
    private readonly int[] _moves;
    private readonly StateGraph _graph;
    private readonly RoadDraft _roads;
    private readonly int[] _arcOf;

    public PlainSearch(RoadDraft roads, StateGraph graph)
    {
        (_roads, _graph) = (roads, graph);
        _first = new int[graph.States + 1];
        foreach (var tail in graph.MoveTail) _first[tail + 1]++;
        for (var state = 0; state < graph.States; state++) _first[state + 1] += _first[state];
        (_moves, _arcOf) = (new int[graph.Moves], new int[graph.Moves]);
        var next = _first.ToArray();
        for (var arc = 0; arc < 2 * roads.Edges; arc++)
        {
            for (var move = graph.FirstMove[arc]; move < graph.FirstMove[arc + 1]; move++)
            {
                _moves[next[graph.MoveTail[move]]++] = move;
                _arcOf[move] = arc;
            }
        }
    }

    public static uint Ms(RoadDraft roads, int arc) => (arc % 2 == 0 ? roads.ForwardMs : roads.BackwardMs)[arc / 2];

    /// <summary>The weight of the fastest path from a state to each state.</summary>
    public ulong[] From(int source)
    {
        var weights = new ulong[_graph.States];
        Array.Fill(weights, Weight.None);
        weights[source] = 0;
        var open = new PriorityQueue<int, ulong>();
        open.Enqueue(source, 0);
        while (open.TryDequeue(out var state, out var weight))
        {
            if (weight > weights[state]) continue;
            for (var at = _first[state]; at < _first[state + 1]; at++)
            {
                var (move, arc) = (_moves[at], _arcOf[_moves[at]]);
                var next = weight + Weight.Of(Ms(_roads, arc) + _graph.MoveTurnMs[move], _roads.LengthDm[arc / 2]);
                if (next >= weights[_graph.MoveHead[move]]) continue;
                weights[_graph.MoveHead[move]] = next;
                open.Enqueue(_graph.MoveHead[move], next);
            }
        }
        return weights;
    }
}
