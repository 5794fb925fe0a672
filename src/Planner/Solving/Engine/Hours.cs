using System.Runtime.CompilerServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// The times along routes: when each node can be left at the soonest and reached at the latest, for each number of breaks
/// taken before. Whether a visit fits between two nodes is told from these without walking the route.
/// </summary>
internal sealed class Hours
{
    public const int Never = int.MaxValue;

    private readonly Model _model;
    private readonly Node[] _nodes;
    private readonly Loads _loads;
    private readonly int[] _early;
    private readonly int[] _late;
    private readonly NodeTimes _times;
    private readonly RouteTimes _update;
    private readonly VisitBegins _begins;

    public Hours(Model model, Node[] nodes, NodeTimes times, Loads loads, PinnedWindows windows)
    {
        (_model, _nodes, _loads, _early, _late, _times) = (model, nodes, loads, windows.Early, windows.Late, times);
        (_update, _begins) = (new(this, model, nodes, _times), new(this, model, nodes, _times, windows));
    }

    /// <summary>The times of each node.</summary>
    public NodeTimes Times => _times;

    /// <summary>Writes the times of routes.</summary>
    public RouteTimes Routes => _update;

    /// <summary>When visits begin, and between which times they may.</summary>
    public VisitBegins Begins => _begins;

    /// <summary>The most seconds that are free between a node and its next: what takes longer, rides not counted, does not fit.</summary>
    public int Gap(int node) => _times[node].Gap;

    /// <summary>When a node is left at the soonest, however many breaks were taken before it; 0 where that is not told by a look.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Soonest(ModelRoute route, int node)
    {
        ref readonly var times = ref _times[node];
        return times.Fresh.Depart != Never ? times.Fresh.Depart : route.Breaks.Length == 1 ? times.Rested.Depart : 0;
    }

    /// <summary>The widest gap of a route.</summary>
    public int WidestGap(int route) => _times[_model.End(route)].Gap;

    /// <summary>When a route ends at the soonest.</summary>
    public int EndsAt(int route) => _times.Layer(_model.End(route), _model.Routes[route].Breaks.Length).Depart;

    /// <summary>Seconds of setup and service of a visit in its route, which is settled.</summary>
    public int Action(int visit) => _times[visit].Action;

    /// <summary>Seconds of setup and service of a visit after another node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Action(ModelRoute route, int before, int visit)
    {
        var seconds = _model.Service[route.Kind][visit];
        return _model.Setup is { } setup && _model.Place[before] != _model.Place[visit] ? seconds + setup[route.Kind][visit] : seconds;
    }

    public bool NeedsSetup(int before, int visit) => _model.Setup is null || _model.Place[before] != _model.Place[visit];

    /// <summary>When setup or service begins for one who arrives at a time; <see cref="Never"/>: not at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Begin(int visit, int arrival)
    {
        if (arrival < _early[visit]) arrival = _early[visit];
        if (_model.Windows[visit] is not null) arrival = _model.Begin(visit, arrival);
        return arrival > _late[visit] ? Never : arrival;
    }

    /// <summary>The latest time to leave for a route of these nodes, so that it ends by a time; −1: it cannot.</summary>
    /// <param name="breaks">By node: bits of the breaks that what is on board allows when it is left.</param>
    public int LatestStart(ModelRoute data, ReadOnlySpan<int> nodes, ReadOnlySpan<uint> breaks, int endsAt)
    {
        Span<int> times = stackalloc int[data.Breaks.Length + 1];
        times.Fill(-1);
        times[^1] = endsAt;
        BreakRides.Back(data, times, 0, Allowed(breaks[^1]));
        for (var at = nodes.Length - 2; at >= 0; at--)
        {
            BreakRides.Back(data, times, Seconds(data, nodes[at], nodes[at + 1]), Allowed(breaks[at]));
            if (at == 0) break;
            var action = Action(data, nodes[at - 1], nodes[at]);
            foreach (ref var time in times) time = LatestArrival(nodes[at], time, action);
        }
        return times[0];

        Func<int, bool>? Allowed(uint bits) => data.HasLoadBreaks ? at => (bits >> at & 1) != 0 : null;
    }

    /// <summary>The latest arrival at a visit for one who leaves it by a time; −1: none.</summary>
    public int LatestArrival(int visit, int leave, int action)
    {
        if (leave < 0) return -1;
        var bound = Math.Min(leave - action, _late[visit]);
        if (_model.Windows[visit] is not null) bound = _model.LatestBegin(visit, bound);
        return bound < _early[visit] ? -1 : bound;
    }

    /// <summary>Whether a node can come at once behind a node of a route, by the hours of the node's own route.</summary>
    public bool Follows(int route, int before, int next)
    {
        var data = _model.Routes[route];
        Span<int> times = stackalloc int[data.Breaks.Length + 1];
        Departures(route, before, times);
        BreakRides.Ride(data, times, Seconds(data, before, next));
        return Reaches(next, before >= _model.Visits || NeedsSetup(before, next), times);
    }

    /// <summary>Whether a visit has time between two neighbours of a route.</summary>
    /// <param name="first">Seconds of the ride to it.</param>
    /// <param name="second">Seconds of the ride from it.</param>
    public bool Fits(int route, int before, int visit, int after, int first, int second)
    {
        var data = _model.Routes[route];
        var breaks = data.Breaks.Length;
        var needsSetup = _model.Setup is null || after >= _model.Visits || _model.Place[visit] != _model.Place[after];
        if (breaks == 0)
        {
            var begin = Begin(visit, _times[before].Fresh.Depart + first);
            return begin != Never && begin + Action(data, before, visit) + second <= _times[after].Fresh.ReachIf(needsSetup);
        }
        if (breaks == 1 && !data.HasLoadBreaks) return FitsWithBreak(data, before, visit, first, second, after, needsSetup);
        Span<int> times = stackalloc int[breaks + 1];
        for (var layer = 0; layer <= breaks; layer++) times[layer] = _times.Layer(before, layer).Depart;
        BreakRides.Ride(data, times, first);
        Serve(times, visit, Action(data, before, visit));
        BreakRides.Ride(data, times, second);
        for (var layer = 0; layer <= breaks; layer++)
            if (times[layer] <= _times.Layer(after, layer).ReachIf(needsSetup)) return true;
        return false;
    }

    /// <summary>The same for the shift with one break, which is most of them.</summary>
    private bool FitsWithBreak(ModelRoute data, int before, int visit, int first, int second, int after, bool needsSetup)
    {
        var (pause, action) = (data.Breaks[0], Action(data, before, visit));
        ref var times = ref _times[before];
        var (fresh, rested) = (times.Fresh.Depart, times.Rested.Depart);
        var freshEnd = End(visit, Sum(fresh, first), action);
        times = ref _times[after];
        if (freshEnd != Never && freshEnd + second <= times.Fresh.ReachIf(needsSetup)) return true;
        var limit = times.Rested.ReachIf(needsSetup);
        var restedEnd = End(visit, Math.Min(Sum(rested, first), pause.Ride(fresh, first)), action);
        return restedEnd != Never && restedEnd + second <= limit || freshEnd != Never && pause.Ride(freshEnd, second) <= limit;

        static int Sum(int time, int seconds) => time == Never ? Never : time + seconds;
    }

    /// <summary>When the route ends with a visit put after a node: walked only until the times are those of before.</summary>
    public int EndsAtWith(int route, int before, int visit)
    {
        var data = _model.Routes[route];
        var breaks = data.Breaks.Length;
        if (breaks == 1 && !data.HasLoadBreaks) return EndsAtWithBreak(data, before, visit);
        Span<int> times = stackalloc int[breaks + 1];
        Departures(route, before, times);
        BreakRides.Ride(data, times, Seconds(data, before, visit));
        Serve(times, visit, Action(data, before, visit));
        var (node, next, end) = (visit, _nodes[before].Next, _model.End(route));
        while (true)
        {
            BreakRides.Ride(data, times, Seconds(data, node, next));
            if (next == end)
            {
                BreakRides.Ride(data, times, 0);
                return times[breaks];
            }
            Serve(times, next, Action(data, node, next));
            if (IsLeftAt(next, times)) return EndsAt(route);
            (node, next) = (next, _nodes[next].Next);
        }
    }

    private int EndsAtWithBreak(ModelRoute data, int before, int visit)
    {
        var node = before;
        var (pause, fresh, rested) = (data.Breaks[0], _times[node].Fresh.Depart, _times[node].Rested.Depart);
        for (int next = visit, after = _nodes[node].Next; ; (node, next, after) = (next, after, after < _model.Visits ? _nodes[after].Next : -1))
        {
            var seconds = node == before || node == visit ? Seconds(data, node, next) : _nodes[node].ArcSeconds;
            (fresh, rested) = (BreakRides.Plus(fresh, seconds), Math.Min(BreakRides.Plus(rested, seconds), pause.Ride(fresh, seconds)));
            if (next >= _model.Visits) return Math.Min(rested, pause.Ride(fresh, 0));
            ref var times = ref _times[next];
            var action = node == before || node == visit ? Action(data, node, next) : times.Action;
            (fresh, rested) = Ends(next, fresh, rested, action);
            if (next != visit && times.Fresh.Depart == fresh && times.Rested.Depart == rested) return EndsAt(_nodes[next].Route);
        }
    }

    /// <summary>Whether a node is left at these times already.</summary>
    public bool IsLeftAt(int node, ReadOnlySpan<int> times)
    {
        for (var layer = 0; layer < times.Length; layer++)
            if (times[layer] != _times.Layer(node, layer).Depart) return false;
        return true;
    }

    /// <summary>Copies when a node can be left, by breaks taken.</summary>
    public void Departures(int route, int node, Span<int> times)
    {
        for (var layer = 0; layer < times.Length && layer <= _model.Routes[route].Breaks.Length; layer++)
            times[layer] = _times.Layer(node, layer).Depart;
    }

    /// <summary>Whether the rest of the route can be made by one who reaches a node at these times.</summary>
    public bool Reaches(int node, bool needsSetup, ReadOnlySpan<int> times)
    {
        for (var layer = 0; layer < times.Length; layer++)
            if (times[layer] <= _times.Layer(node, layer).ReachIf(needsSetup)) return true;
        return false;
    }

    /// <summary>When a visit is left by one who arrives at a time; <see cref="Never"/>: not at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(int visit, int arrival, int action)
    {
        var begin = Begin(visit, arrival);
        return begin == Never ? Never : begin + action;
    }

    /// <summary>The same for two times of arriving.</summary>
    public (int Fresh, int Rested) Ends(int visit, int fresh, int rested, int action)
    {
        if (_model.Windows[visit] is not null) return (End(visit, fresh, action), End(visit, rested, action));
        var (early, late) = (_early[visit], _late[visit]);
        (fresh, rested) = (Math.Max(fresh, early), Math.Max(rested, early));
        return (fresh > late ? Never : fresh + action, rested > late ? Never : rested + action);
    }

    public void Serve(Span<int> times, int visit, int action)
    {
        for (var layer = 0; layer < times.Length; layer++) times[layer] = End(visit, times[layer], action);
    }

    /// <summary>Whether the route's visits are reached in time, whatever its matrix is like.</summary>
    public bool IsFeasible(int route) => EndsAt(route) <= _model.Routes[route].Until;

    /// <summary>Which breaks what is on board allows on the ride that leaves a node; null: all.</summary>
    public Func<int, bool>? Allowed(ModelRoute route, int node)
    {
        if (!route.HasLoadBreaks) return null;
        var board = new long[_model.Dimensions];
        _loads.CopyOnBoard(node, board);
        return at => route.Breaks[at].Allows(board);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Seconds(ModelRoute route, int from, int to) =>
        _model.Out[route.Class][_nodes[from].Row * _model.Rows + _nodes[to].Row].Seconds;
}
