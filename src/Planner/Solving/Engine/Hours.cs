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
    private readonly long[] _board;
    private readonly int[] _early;
    private readonly int[] _late;
    private readonly int _size;
    private readonly int[] _depart;
    private readonly int[] _reach;
    private readonly int[] _reachNoSetup;
    private readonly int[] _gap;
    private readonly int[] _widest;

    /// <param name="early">By visit, narrower than its windows while it is bound to others; so is <paramref name="late"/>.</param>
    public Hours(Model model, Node[] nodes, Loads loads, int[] early, int[] late)
    {
        (_model, _nodes, _loads, _early, _late, _size) = (model, nodes, loads, early, late, model.Nodes);
        _board = new long[Math.Max(1, model.Dimensions)];
        // One layer for each number of breaks that may have been taken.
        var layers = 1 + model.Routes.Max(route => route.Breaks.Length);
        (_depart, _reach) = (new int[layers * _size], new int[layers * _size]);
        _reachNoSetup = model.Setup is null ? _reach : new int[layers * _size];
        (_gap, _widest) = (new int[_size], new int[model.Routes.Length]);
    }

    /// <summary>The most seconds that are free between a node and its next: what takes longer, rides not counted, does not fit.</summary>
    public int Gap(int node) => _gap[node];

    /// <summary>The widest gap of a route.</summary>
    public int WidestGap(int route) => _widest[route];

    /// <summary>When a route ends at the soonest.</summary>
    public int EndsAt(int route) => _depart[_model.Routes[route].Breaks.Length * _size + _model.End(route)];

    /// <summary>Seconds of setup and service of a visit after another node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Action(ModelRoute route, int before, int visit)
    {
        var seconds = _model.Service[route.Kind][visit];
        return _model.Setup is { } setup && _model.Place[before] != _model.Place[visit] ? seconds + setup[route.Kind][visit] : seconds;
    }

    /// <summary>When setup or service begins for one who arrives at a time; <see cref="Never"/>: not at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Begin(int visit, int arrival)
    {
        if (arrival < _early[visit]) arrival = _early[visit];
        if (_model.Windows[visit] is not null) arrival = _model.Begin(visit, arrival);
        return arrival > _late[visit] ? Never : arrival;
    }

    /// <summary>Writes the times of a route anew. It must be feasible.</summary>
    public void Update(int route)
    {
        Forward(route);
        Backward(route);
        MeasureGaps(route);
    }

    private void MeasureGaps(int route)
    {
        var data = _model.Routes[route];
        var (widest, end) = (0, _model.End(route));
        for (int node = _model.Start(route), next; node != end; node = next)
        {
            next = _nodes[node].Next;
            var gap = 0;
            for (var from = 0; from <= data.Breaks.Length; from++)
            {
                var left = _depart[from * _size + node];
                if (left == Never) continue;
                for (var to = from; to <= data.Breaks.Length; to++)
                {
                    gap = Math.Max(gap, _reachNoSetup[to * _size + next] - left);
                    if (to < data.Breaks.Length) left += data.Breaks[to].Seconds;
                }
            }
            _gap[node] = gap;
            widest = Math.Max(widest, gap);
        }
        _widest[route] = widest;
    }

    private void Forward(int route)
    {
        var data = _model.Routes[route];
        var breaks = data.Breaks.Length;
        Span<int> times = stackalloc int[breaks + 1];
        var node = _model.Start(route);
        times.Fill(Never);
        times[0] = data.From;
        for (var layer = 0; layer <= breaks; layer++) _depart[layer * _size + node] = times[layer];
        for (var end = _model.End(route); node != end;)
        {
            var next = _nodes[node].Next;
            var allowed = Allowed(data, node);
            BreakRides.Ride(data, times, Seconds(data, node, next), allowed);
            if (next == end) BreakRides.Ride(data, times, 0, allowed);
            else Serve(times, next, Action(data, node, next));
            node = next;
            for (var layer = 0; layer <= breaks; layer++) _depart[layer * _size + node] = times[layer];
        }
    }

    private void Backward(int route)
    {
        var data = _model.Routes[route];
        var breaks = data.Breaks.Length;
        Span<int> times = stackalloc int[breaks + 1];
        var (node, start) = (_model.End(route), _model.Start(route));
        times.Fill(-1);
        times[breaks] = data.Until;
        BreakRides.Back(data, times, 0, Allowed(data, node));
        for (var layer = 0; layer <= breaks; layer++)
            _reach[layer * _size + node] = _reachNoSetup[layer * _size + node] = times[layer];
        for (var next = node; (node = _nodes[next].Prev) != start; next = node)
        {
            BreakRides.Back(data, times, Seconds(data, node, next), Allowed(data, node));
            var (service, action) = (_model.Service[data.Kind][node], Action(data, _nodes[node].Prev, node));
            var setup = _model.Setup is { } setups ? setups[data.Kind][node] : 0;
            for (var layer = 0; layer <= breaks; layer++)
            {
                _reach[layer * _size + node] = LatestArrival(node, times[layer], service + setup);
                if (_model.Setup is not null) _reachNoSetup[layer * _size + node] = LatestArrival(node, times[layer], service);
                times[layer] = action == service ? _reachNoSetup[layer * _size + node] : _reach[layer * _size + node];
            }
        }
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

    private int LatestArrival(int visit, int leave, int action)
    {
        if (leave < 0) return -1;
        var bound = Math.Min(leave - action, _late[visit]);
        if (_model.Windows[visit] is not null) bound = _model.LatestBegin(visit, bound);
        return bound < _early[visit] ? -1 : bound;
    }

    /// <summary>Whether a visit has time between two neighbours of a route.</summary>
    public bool Fits(int route, int before, int visit, int after)
    {
        var data = _model.Routes[route];
        var breaks = data.Breaks.Length;
        var (first, second) = (Seconds(data, before, visit), Seconds(data, visit, after));
        var reach = _model.Setup is not null && after < _model.Visits && _model.Place[visit] == _model.Place[after] ? _reachNoSetup : _reach;
        if (breaks == 0)
        {
            var begin = Begin(visit, _depart[before] + first);
            return begin != Never && begin + Action(data, before, visit) + second <= reach[after];
        }
        if (breaks == 1 && !data.HasLoadBreaks) return FitsWithBreak(data, before, visit, first, second, reach, after);
        Span<int> times = stackalloc int[breaks + 1];
        for (var layer = 0; layer <= breaks; layer++) times[layer] = _depart[layer * _size + before];
        BreakRides.Ride(data, times, first);
        Serve(times, visit, Action(data, before, visit));
        BreakRides.Ride(data, times, second);
        for (var layer = 0; layer <= breaks; layer++)
            if (times[layer] <= reach[layer * _size + after]) return true;
        return false;
    }

    /// <summary>The same for the shift with one break, which is most of them.</summary>
    private bool FitsWithBreak(ModelRoute data, int before, int visit, int first, int second, int[] reach, int after)
    {
        var (pause, action) = (data.Breaks[0], Action(data, before, visit));
        var (fresh, rested) = (_depart[before], _depart[_size + before]);
        var freshEnd = End(Sum(fresh, first));
        if (freshEnd != Never && freshEnd + second <= reach[after]) return true;
        var limit = reach[_size + after];
        var restedEnd = End(Math.Min(Sum(rested, first), pause.Ride(fresh, first)));
        return restedEnd != Never && restedEnd + second <= limit || freshEnd != Never && pause.Ride(freshEnd, second) <= limit;

        static int Sum(int time, int seconds) => time == Never ? Never : time + seconds;

        int End(int arrival)
        {
            if (arrival == Never) return Never;
            var begin = Begin(visit, arrival);
            return begin == Never ? Never : begin + action;
        }
    }

    /// <summary>When the route ends with a visit put after a node: walked only until the times are those of before.</summary>
    public int EndsAtWith(int route, int before, int visit)
    {
        var data = _model.Routes[route];
        var breaks = data.Breaks.Length;
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

    private bool IsLeftAt(int node, ReadOnlySpan<int> times)
    {
        for (var layer = 0; layer < times.Length; layer++)
            if (times[layer] != _depart[layer * _size + node]) return false;
        return true;
    }

    /// <summary>Copies when a node can be left, by breaks taken.</summary>
    public void Departures(int route, int node, Span<int> times)
    {
        for (var layer = 0; layer < times.Length && layer <= _model.Routes[route].Breaks.Length; layer++)
            times[layer] = _depart[layer * _size + node];
    }

    /// <summary>Whether the rest of the route can be made by one who reaches a node at these times.</summary>
    public bool Reaches(int node, bool needsSetup, ReadOnlySpan<int> times)
    {
        var reach = needsSetup ? _reach : _reachNoSetup;
        for (var layer = 0; layer < times.Length; layer++)
            if (times[layer] <= reach[layer * _size + node]) return true;
        return false;
    }

    public void Serve(Span<int> times, int visit, int action)
    {
        for (var layer = 0; layer < times.Length; layer++)
        {
            if (times[layer] == Never) continue;
            var begin = Begin(visit, times[layer]);
            times[layer] = begin == Never ? Never : begin + action;
        }
    }

    /// <summary>The latest that a served visit may begin, whatever breaks are taken before.</summary>
    public int LatestBegin(int visit)
    {
        var latest = -1;
        var breaks = _model.Routes[_nodes[visit].Route].Breaks.Length;
        var needsSetup = _model.Setup is null || _model.Place[_nodes[visit].Prev] != _model.Place[visit];
        for (var layer = 0; layer <= breaks; layer++) latest = Math.Max(latest, (needsSetup ? _reach : _reachNoSetup)[layer * _size + visit]);
        return latest;
    }

    /// <summary>Whether the route's visits are reached in time, whatever its matrix is like.</summary>
    public bool IsFeasible(int route) => EndsAt(route) <= _model.Routes[route].Until;

    /// <summary>Writes into the nodes when each visit begins in the timetable that ends soonest.</summary>
    public void Trace(int route)
    {
        var data = _model.Routes[route];
        var layer = data.Breaks.Length;
        var (node, start) = (_model.End(route), _model.Start(route));
        // Breaks after the last ride come first, seen from the end.
        layer = TakenBefore(data, node, _nodes[node].Prev, layer, isLast: true);
        for (node = _nodes[node].Prev; node != start; node = _nodes[node].Prev)
        {
            _nodes[node].Begin = _depart[layer * _size + node] - Action(data, _nodes[node].Prev, node);
            layer = TakenBefore(data, node, _nodes[node].Prev, layer, isLast: false);
        }
    }

    /// <summary>How many breaks were taken before the ride to a node that is left after so many.</summary>
    private int TakenBefore(ModelRoute data, int node, int before, int layer, bool isLast)
    {
        var allowed = Allowed(data, before);
        var seconds = Seconds(data, before, node);
        for (var from = layer; from >= 0; from--)
        {
            var left = _depart[from * _size + before];
            for (var between = from; between <= layer; between++)
            {
                if (!isLast && between != layer) continue;
                var reached = BreakRides.Ride(data, left, from, between, seconds, allowed);
                if (reached == Never) continue;
                if (isLast) reached = BreakRides.Ride(data, reached, between, layer, 0, allowed);
                else if (Begin(node, reached) is var begin) reached = begin == Never ? Never : begin + Action(data, before, node);
                if (reached == _depart[layer * _size + node]) return from;
            }
        }
        throw new InvalidOperationException("The times of a route do not agree with each other.");
    }

    /// <summary>Which breaks what is on board allows on the ride that leaves a node; null: all.</summary>
    private Func<int, bool>? Allowed(ModelRoute route, int node)
    {
        if (!route.HasLoadBreaks) return null;
        _loads.CopyOnBoard(node, _board);
        return at => route.Breaks[at].Allows(_board);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Seconds(ModelRoute route, int from, int to) =>
        _model.Out[route.Class][_nodes[from].Row * _model.Rows + _nodes[to].Row].Seconds;
}
