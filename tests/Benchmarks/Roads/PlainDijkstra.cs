using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>Dijkstra's search over arrays with the runtime's own queue: the reference that is always at hand.</summary>
internal sealed class PlainDijkstra
{
    private readonly int[] _first;
    private readonly (int Head, uint Ms)[] _arcs;
    private readonly uint[] _times;

    public PlainDijkstra(RoadDraft roads, StateGraph graph)
    {
        _first = new int[graph.States + 1];
        foreach (var tail in graph.MoveTail) _first[tail + 1]++;
        for (var state = 0; state < graph.States; state++) _first[state + 1] += _first[state];
        (_arcs, _times) = (new (int, uint)[graph.Moves], new uint[graph.States]);
        var next = _first.AsSpan().ToArray();
        for (var arc = 0; arc < 2 * roads.Edges; arc++)
        {
            var ms = (arc & 1) == 0 ? roads.ForwardMs[arc >> 1] : roads.BackwardMs[arc >> 1];
            for (var move = graph.FirstMove[arc]; move < graph.FirstMove[arc + 1]; move++)
                _arcs[next[graph.MoveTail[move]]++] = (graph.MoveHead[move], ms + graph.MoveTurnMs[move]);
        }
    }

    /// <param name="target">Where to stop; null: nowhere.</param>
    public void Run(int source, int? target)
    {
        Array.Fill(_times, uint.MaxValue);
        _times[source] = 0;
        var open = new PriorityQueue<int, uint>();
        open.Enqueue(source, 0);
        while (open.TryDequeue(out var state, out var time))
        {
            if (time > _times[state]) continue;
            if (state == target) return;
            for (var at = _first[state]; at < _first[state + 1]; at++)
            {
                var (head, ms) = _arcs[at];
                if (time + ms >= _times[head]) continue;
                _times[head] = time + ms;
                open.Enqueue(head, time + ms);
            }
        }
    }
}
