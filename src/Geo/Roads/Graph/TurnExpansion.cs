using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Graph;

/// <summary>
/// Works turns into a graph. Ways of having reached a junction that may go on alike, at the same cost, share a state, so
/// that a network without turn rules has a state a junction, and one with them grows where they are and nowhere else.
/// </summary>
public sealed class TurnExpansion
{
    private const uint Banned = uint.MaxValue;

    private readonly RoadDraft _roads;
    private readonly BannedPaths _bans;
    private readonly Dictionary<(int, int), uint> _costs = [];
    private readonly HashSet<int> _particularArcs = [];
    private readonly int[] _firstOut;
    private readonly int[] _out;
    private readonly int[] _arcHead;
    private readonly Dictionary<(int Arc, int Node), int> _longerHead = [];
    private readonly List<int> _junction = [];
    private readonly List<Way> _ways = [];
    private readonly int[] _firstIn;
    private readonly int[] _in;

    private TurnExpansion(RoadDraft roads)
    {
        _roads = roads;
        _bans = new BannedPaths(roads.Bans);
        foreach (var cost in roads.Costs) _costs[(cost.FromArc, cost.ToArc)] = cost.Ms;
        foreach (var ban in roads.Bans) _particularArcs.UnionWith(ban[..^1]);
        foreach (var cost in roads.Costs) _particularArcs.Add(cost.FromArc);
        (_firstOut, _out) = ByJunction(arc => TailOf(arc));
        (_firstIn, _in) = ByJunction(arc => TailOf(arc ^ 1));
        _arcHead = new int[roads.Edges * 2];
        Array.Fill(_arcHead, StateGraph.NoState);
    }

    public static StateGraph Run(RoadDraft roads)
    {
        var expansion = new TurnExpansion(roads);
        for (var junction = 0; junction < roads.Junctions; junction++) expansion.AddStates(junction);
        return expansion.Write();
    }

    private bool IsOpen(int arc) => ((arc & 1) == 0 ? _roads.ForwardMs : _roads.BackwardMs)[arc >> 1] != RoadDraft.Closed;

    private int TailOf(int arc) => ((arc & 1) == 0 ? _roads.From : _roads.To)[arc >> 1];

    private (int[] First, int[] Arcs) ByJunction(Func<int, int> junctionOf)
    {
        var first = new int[_roads.Junctions + 1];
        for (var arc = 0; arc < _roads.Edges * 2; arc++)
            if (IsOpen(arc)) first[junctionOf(arc) + 1]++;
        for (var junction = 0; junction < _roads.Junctions; junction++) first[junction + 1] += first[junction];
        var arcs = new int[first[^1]];
        var next = first.AsSpan().ToArray();
        for (var arc = 0; arc < _roads.Edges * 2; arc++)
            if (IsOpen(arc)) arcs[next[junctionOf(arc)]++] = arc;
        return (first, arcs);
    }

    private ReadOnlySpan<int> ArcsFrom(int junction) => _out.AsSpan(_firstOut[junction].._firstOut[junction + 1]);

    private void AddStates(int junction)
    {
        var incoming = _in.AsSpan(_firstIn[junction].._firstIn[junction + 1]);
        if (incoming.Length == 0) return;
        var isPlain = true;
        foreach (var arc in incoming) isPlain &= !_particularArcs.Contains(arc);
        if (isPlain)
        {
            foreach (var arc in incoming) _arcHead[arc] = _junction.Count;
            AddState(junction, incoming[0], BannedPaths.Root);
            return;
        }
        var known = new Dictionary<string, int>();
        foreach (var arc in incoming)
        {
            _arcHead[arc] = StateOf(junction, arc, _bans.After(BannedPaths.Root, arc), known);
            foreach (var node in _bans.LongerByArc.GetValueOrDefault(arc) ?? [])
                _longerHead[(arc, node)] = StateOf(junction, arc, node, known);
        }
    }

    // The state with the same ways on at the same costs, or a new one.
    private int StateOf(int junction, int arc, int node, Dictionary<string, int> known)
    {
        var row = new List<int>();
        foreach (var next in ArcsFrom(junction))
        {
            var cost = CostOf(arc, node, next);
            row.Add((int)cost);
            var after = _bans.After(node, next);
            row.Add(cost == Banned || _bans.IsOrdinary(after) ? -1 : after);
        }
        var key = new string(MemoryMarshal.Cast<int, char>(CollectionsMarshal.AsSpan(row)));
        if (!known.TryGetValue(key, out var state))
        {
            known[key] = state = _junction.Count;
            AddState(junction, arc, node);
        }
        return state;
    }

    private uint CostOf(int arc, int node, int next) =>
        _bans.IsBanned(node, next) ? Banned : _costs.GetValueOrDefault((arc, next));

    private void AddState(int junction, int arc, int node)
    {
        _junction.Add(junction);
        _ways.Add(new Way(arc, node));
    }

    private StateGraph Write()
    {
        var firstMove = new int[_arcHead.Length + 1];
        ForEachMove((_, arc, _, _) => firstMove[arc + 1]++);
        for (var arc = 0; arc < _arcHead.Length; arc++) firstMove[arc + 1] += firstMove[arc];
        var (tails, heads, turns) = (new int[firstMove[^1]], new int[firstMove[^1]], new uint[firstMove[^1]]);
        var next = firstMove.AsSpan().ToArray();
        ForEachMove((state, arc, turn, after) =>
        {
            var move = next[arc]++;
            (tails[move], turns[move]) = (state, turn);
            heads[move] = _bans.IsOrdinary(after) ? _arcHead[arc] : _longerHead[(arc, after)];
        });
        return new StateGraph
        {
            Junction = [.. _junction],
            ArcHead = _arcHead,
            FirstMove = firstMove,
            MoveTail = tails,
            MoveHead = heads,
            MoveTurnMs = turns,
        };
    }

    private void ForEachMove(Action<int, int, uint, int> use)
    {
        for (var state = 0; state < _junction.Count; state++)
        {
            var (arc, node) = _ways[state];
            foreach (var next in ArcsFrom(_junction[state]))
                if (CostOf(arc, node, next) is var cost && cost != Banned) use(state, next, cost, _bans.After(node, next));
        }
    }

    // One of the ways of having reached a state; the others go on alike.
    private readonly record struct Way(int Arc, int Node);
}
