namespace CoverageMap.Geo.Roads.Graph;

/// <summary>
/// Which places can be both reached and left: the strongly connected components of the states (Tarjan, "Depth-first search
/// and linear graph algorithms", 1972), and for each arc the one that it runs in.
/// </summary>
public static class Components
{
    /// <summary>An arc that leads from one component into another: whoever stands there cannot go everywhere and come back.</summary>
    public const int None = -1;

    /// <returns>The component of each arc, or <see cref="None"/>; 0 is the one with the most arcs, and so on downwards.</returns>
    public static int[] OfArcs(StateGraph graph)
    {
        var ofState = OfStates(graph);
        var arcs = graph.ArcHead.Length;
        var result = new int[arcs];
        Array.Fill(result, None);
        var sizes = new Dictionary<int, int>();
        for (var arc = 0; arc < arcs; arc++)
        {
            if (graph.ArcHead[arc] == StateGraph.NoState) continue;
            var component = ofState[graph.ArcHead[arc]];
            for (var move = graph.FirstMove[arc]; move < graph.FirstMove[arc + 1]; move++)
            {
                if (ofState[graph.MoveTail[move]] != component || ofState[graph.MoveHead[move]] != component) continue;
                result[arc] = component;
                sizes[component] = sizes.GetValueOrDefault(component) + 1;
                break;
            }
        }
        var bySize = sizes.OrderByDescending(found => found.Value).ThenBy(found => found.Key).Select(found => found.Key).Index()
            .ToDictionary(found => found.Item, found => found.Index);
        for (var arc = 0; arc < arcs; arc++)
            if (result[arc] != None) result[arc] = bySize[result[arc]];
        return result;
    }

    private static int[] OfStates(StateGraph graph)
    {
        var (first, heads) = BySource(graph);
        var (component, low, order) = (new int[graph.States], new int[graph.States], new int[graph.States]);
        Array.Fill(component, None);
        var next = first.AsSpan(0, graph.States).ToArray();
        var (path, open) = (new Stack<int>(), new Stack<int>());
        var (entered, found) = (0, 0);
        for (var root = 0; root < graph.States; root++)
        {
            if (order[root] != 0) continue;
            Enter(root);
            while (path.TryPeek(out var state))
            {
                if (next[state] < first[state + 1])
                {
                    var head = heads[next[state]++];
                    if (order[head] == 0) Enter(head);
                    else if (component[head] == None) low[state] = Math.Min(low[state], order[head]);
                    continue;
                }
                path.Pop();
                if (path.TryPeek(out var before)) low[before] = Math.Min(low[before], low[state]);
                if (low[state] != order[state]) continue;
                int member;
                do component[member = open.Pop()] = found;
                while (member != state);
                found++;
            }
        }
        return component;

        void Enter(int state)
        {
            low[state] = order[state] = ++entered;
            path.Push(state);
            open.Push(state);
        }
    }

    private static (int[] First, int[] Heads) BySource(StateGraph graph)
    {
        var first = new int[graph.States + 1];
        foreach (var tail in graph.MoveTail) first[tail + 1]++;
        for (var state = 0; state < graph.States; state++) first[state + 1] += first[state];
        var (next, heads) = (first.AsSpan().ToArray(), new int[graph.Moves]);
        for (var move = 0; move < graph.Moves; move++) heads[next[graph.MoveTail[move]]++] = graph.MoveHead[move];
        return (first, heads);
    }
}
