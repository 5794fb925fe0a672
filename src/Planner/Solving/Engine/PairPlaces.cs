namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Where a pick-up and its delivery fit best, in one route.</summary>
internal sealed class PairPlaces(RouteSet routes, Blinks blinks)
{
    private readonly Model _model = routes.Model;
    private readonly RouteRules _rules = new(routes);
    private Change _best;
    private long _bestCost;
    private long _floor;

    /// <returns>The change with its cost; null where none costs less than the limit.</returns>
    public (Change Change, long Cost)? Best(int pickup, int delivery, bool[]? teams, long limit)
    {
        _bestCost = limit;
        for (var route = 0; route < _model.Routes.Length; route++)
            if (routes.Count(route) > 0) Try(route, pickup, delivery, teams);
        foreach (var route in routes.Unused.OneOfEach) Try(route, pickup, delivery, teams);
        return _bestCost < limit ? (_best, _bestCost) : null;
    }

    private void Try(int route, int pickup, int delivery, bool[]? teams)
    {
        var data = _model.Routes[route];
        if (teams is not null && !teams[data.Team] || routes.Count(route) + 2 > data.MaxStops) return;
        if (!_rules.MayServe(route, pickup) || !_rules.MayServe(route, delivery)) return;
        var fixedCost = routes.Sums.KeepPrice(pickup, data.Team) + routes.Sums.KeepPrice(delivery, data.Team) + (routes.Count(route) == 0 ? data.Fixed : 0);
        var end = _model.End(route);
        for (var before = _model.Start(route); before != end; before = routes.Nodes[before].Next)
            if (!blinks.Blink()) TryAfter(route, data, before, pickup, delivery, fixedCost);
    }

    private void TryAfter(int route, ModelRoute data, int before, int pickup, int delivery, long fixedCost)
    {
        if (!routes.Loads.HasRoom(route, before, pickup)) return;
        var (end, after) = (_model.End(route), routes.Nodes[before].Next);
        Span<int> times = stackalloc int[data.Breaks.Length + 1];
        Span<int> trial = stackalloc int[data.Breaks.Length + 1];
        routes.Hours.Departures(route, before, times);
        BreakRides.Ride(data, times, routes.Arc(route, before, pickup).Seconds);
        routes.Hours.Serve(times, pickup, routes.Hours.Action(data, before, pickup));
        _floor = _model.Bonds!.LagOf(pickup, delivery) is { } lag ? Earliest(times) + lag.Least : 0;
        if (times.IndexOfAnyExcept(Hours.Never) < 0) return;
        var first = routes.Arc(route, before, pickup).Cost - (long)routes.Nodes[before].ArcCost + fixedCost;

        // The delivery at once.
        var cost = first + routes.Arc(route, pickup, delivery).Cost + routes.Arc(route, delivery, after).Cost;
        if (cost < _bestCost) TryDelivery(data, times, trial, new(pickup, route, before, delivery, pickup), pickup, after, cost);
        first += routes.Arc(route, pickup, after).Cost;

        // Later, with the stops between moved back by the pick-up.
        for (int node = after, last = pickup; node != end; last = node, node = routes.Nodes[node].Next)
        {
            BreakRides.Ride(data, times, routes.Arc(route, last, node).Seconds);
            routes.Hours.Serve(times, node, routes.Hours.Action(data, last, node));
            if (times.IndexOfAnyExcept(Hours.Never) < 0 || !routes.Loads.HasRoom(route, node, pickup)) return;
            var next = routes.Nodes[node].Next;
            cost = first + routes.Arc(route, node, delivery).Cost + routes.Arc(route, delivery, next).Cost - routes.Nodes[node].ArcCost;
            if (cost < _bestCost) TryDelivery(data, times, trial, new(pickup, route, before, delivery, node), node, next, cost);
        }
    }

    private void TryDelivery(ModelRoute data, ReadOnlySpan<int> times, Span<int> trial, Change change, int before, int after, long cost)
    {
        times.CopyTo(trial);
        BreakRides.Ride(data, trial, routes.Arc(change.Route, before, change.Second).Seconds);
        if (_floor > 0)
            foreach (ref var time in trial) time = (int)Math.Max(time, Math.Min(_floor, Hours.Never));
        routes.Hours.Serve(trial, change.Second, routes.Hours.Action(data, before, change.Second));
        BreakRides.Ride(data, trial, routes.Arc(change.Route, change.Second, after).Seconds);
        var needsSetup = after >= _model.Visits || _model.Place[change.Second] != _model.Place[after];
        if (!routes.Hours.Reaches(after, needsSetup, trial)) return;
        if (_rules.CostOfPair(change, cost, _bestCost) is { } whole && whole < _bestCost) (_best, _bestCost) = (change, whole);
    }

    private static long Earliest(ReadOnlySpan<int> times)
    {
        var earliest = Hours.Never;
        foreach (var time in times) earliest = Math.Min(earliest, time);
        return earliest;
    }
}
