using System.Runtime.CompilerServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Where a pick-up and its delivery fit best, in one route. What the rides of each half cost at least, and of the delivery at least
/// anywhere further on, leaves few routes and few places of these to be walked.
/// </summary>
internal sealed class PairPlaces(RouteSet routes, Blinks blinks)
{
    private readonly Model _model = routes.Model;
    private readonly RouteRules _rules = new(routes);

    /// <summary>By rank in the route at hand: what the delivery's rides cost at least there or further on, where it has time.</summary>
    private readonly long[] _leastFrom = new long[routes.Model.Visits + 2];

    /// <summary>By route: what the rides of both cost more there, at least.</summary>
    private readonly long[] _least = new long[routes.Model.Routes.Length];
    private readonly List<int> _near = [];
    private readonly int[] _addedAt = new int[routes.Model.Routes.Length];
    private int _call;
    private int _pickup;
    private int _delivery;
    private int _latest;
    private Change _best;
    private long _bestCost;
    private long _floor;

    /// <summary>The routes, of those in use, that the next pair may go to; null: all.</summary>
    public List<int>? Routes { private get; set; }

    /// <param name="breadth">How many of the neighbours of each are looked at: the routes of these are tried.</param>
    /// <returns>The change with its cost; null where none costs less than the limit.</returns>
    public (Change Change, long Cost)? Best(int pickup, int delivery, bool[]? teams, int breadth, long limit)
    {
        (_pickup, _delivery, _bestCost, _latest) = (pickup, delivery, limit, routes.Windows.Late[delivery]);
        _call++;
        _near.Clear();
        if (Routes is not null)
        {
            foreach (var route in Routes)
                if (routes.Count(route) > 0) Add(route);
            TryEach(teams);
        }
        else
        {
            var isEverywhere = breadth > _model.FittingCount;
            if (!isEverywhere) TryNear(teams, breadth);
            if (isEverywhere || _bestCost == limit && _model.IsHigher(pickup)) TryEverywhere(teams);
        }
        foreach (var route in routes.Unused.OneOfEach)
            if ((_least[route] = LeastRides(route)) < _bestCost) Try(route, teams);
        return _bestCost < limit ? (_best, _bestCost) : null;
    }

    private void TryNear(bool[]? teams, int breadth)
    {
        foreach (var near in _model.Fitting.AsSpan(_pickup * _model.FittingCount, breadth)) AddOf(near);
        foreach (var near in _model.Fitting.AsSpan(_delivery * _model.FittingCount, breadth)) AddOf(near);
        TryEach(teams);

        void AddOf(int near)
        {
            if (routes.Nodes[near].Route is >= 0 and var route) Add(route);
        }
    }

    private void TryEverywhere(bool[]? teams)
    {
        _near.Clear();
        for (var route = 0; route < _model.Routes.Length; route++)
            if (routes.Count(route) > 0) Add(route);
        TryEach(teams);
    }

    private void Add(int route)
    {
        if (_addedAt[route] == _call) return;
        _addedAt[route] = _call;
        _near.Add(route);
    }

    private void TryEach(bool[]? teams)
    {
        // What the best of these finds rules out most of the others.
        var first = -1;
        foreach (var route in _near)
        {
            _least[route] = LeastRides(route);
            if (first < 0 || _least[route] < _least[first]) first = route;
        }
        if (first >= 0) Try(first, teams);
        foreach (var route in _near)
            if (_least[route] < _bestCost && route != first) Try(route, teams);
    }

    private void Try(int route, bool[]? teams)
    {
        var data = _model.Routes[route];
        if (teams is not null && !teams[data.Team] || routes.Count(route) + 2 > data.MaxStops) return;
        if (!_rules.MayServe(route, _pickup) || !_rules.MayServe(route, _delivery)) return;
        var besides = routes.Sums.KeepPrice(_pickup, data.Team) + routes.Sums.KeepPrice(_delivery, data.Team) + (routes.Count(route) == 0 ? data.Fixed + routes.Unused.Price : 0);
        if (_least[route] + besides >= _bestCost) return;
        WriteLeast(route, data);
        var row = _pickup * _model.Rows;
        var to = _model.In[data.Class].AsSpan(row, _model.Rows);
        var from = _model.Out[data.Class].AsSpan(row, _model.Rows);
        var fromDelivery = _model.Out[data.Class].AsSpan(_delivery * _model.Rows, _model.Rows);
        var (ofPickup, ofBoth) = (_model.Service[data.Kind][_pickup], from[_delivery].Seconds + _model.Service[data.Kind][_pickup] + _model.Service[data.Kind][_delivery]);
        var (end, between, latest) = (_model.End(route), from[_delivery].Cost, routes.Windows.Late[_pickup]);
        for (int before = _model.Start(route), rank = 0; before != end; rank++)
        {
            ref readonly var node = ref routes.Nodes[before];
            var (soonest, gap, next) = (routes.Hours.Soonest(data, before), routes.Hours.Gap(before), routes.Sides[before].NextRow);
            if (soonest > latest) return;
            ref readonly var ride = ref to[node.Row];
            var rides = besides + ride.Cost - node.ArcCost;
            // Between two stops a pick-up alone takes its time as any visit does.
            var isLater = rides + from[next].Cost + _leastFrom[rank + 1] < _bestCost && ride.Seconds + from[next].Seconds + ofPickup <= gap;
            var isAtOnce = rides + between + fromDelivery[next].Cost < _bestCost && ride.Seconds + fromDelivery[next].Seconds + ofBoth <= gap;
            if ((isLater || isAtOnce) && soonest + ride.Seconds <= latest && !blinks.Blink()) TryAfter(route, data, before, rank, besides, isLater, isAtOnce);
            before = node.Next;
        }
    }

    /// <summary>What the rides of both cost more in a route, at least.</summary>
    private long LeastRides(int route)
    {
        var toPickup = _model.CheapestRides.To(_pickup);
        var fromPickup = _model.CheapestRides.From(_pickup);
        var toDelivery = _model.CheapestRides.To(_delivery);
        var fromDelivery = _model.CheapestRides.From(_delivery);
        var (least, leastOfPickup, between) = (long.MaxValue / 2, long.MaxValue / 2, (long)fromPickup[_delivery]);
        var end = _model.End(route);
        for (var node = _model.Start(route); node != end;)
        {
            ref readonly var data = ref routes.Nodes[node];
            var next = routes.Sides[node].NextRow;
            var ofDelivery = fromDelivery[next] - (long)data.ArcCost;
            least = Math.Min(least, Math.Min(toPickup[data.Row] + between, leastOfPickup + toDelivery[data.Row]) + ofDelivery);
            leastOfPickup = Math.Min(leastOfPickup, (long)toPickup[data.Row] + fromPickup[next] - data.ArcCost);
            node = data.Next;
        }
        return least;
    }

    private void WriteLeast(int route, ModelRoute data)
    {
        var row = _delivery * _model.Rows;
        var to = _model.In[data.Class].AsSpan(row, _model.Rows);
        var from = _model.Out[data.Class].AsSpan(row, _model.Rows);
        var (rank, start, service) = (routes.Count(route) + 1, _model.Start(route), _model.Service[data.Kind][_delivery]);
        _leastFrom[rank] = long.MaxValue / 2;
        for (var node = routes.Nodes[_model.End(route)].Prev; ; node = routes.Nodes[node].Prev)
        {
            ref readonly var at = ref routes.Nodes[node];
            ref readonly var ride = ref to[at.Row];
            ref readonly var then = ref from[routes.Sides[node].NextRow];
            var (least, fits) = (_leastFrom[rank--], ride.Seconds + then.Seconds + service <= routes.Hours.Gap(node) && routes.Hours.Soonest(data, node) + ride.Seconds <= _latest);
            _leastFrom[rank] = fits ? Math.Min(least, (long)ride.Cost + then.Cost - at.ArcCost) : least;
            if (node == start) return;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TryAfter(int route, ModelRoute data, int before, int rank, long besides, bool isLater, bool isAtOnce)
    {
        if (!routes.Loads.HasRoom(route, before, _pickup)) return;
        Span<int> times = stackalloc int[data.Breaks.Length + 1];
        Span<int> trial = stackalloc int[data.Breaks.Length + 1];
        var to = routes.Arc(route, before, _pickup);
        routes.Hours.Departures(route, before, times);
        BreakRides.Ride(data, times, to.Seconds);
        routes.Hours.Serve(times, _pickup, routes.Hours.Action(data, before, _pickup));
        var earliest = Earliest(times);
        if (earliest > _latest) return;
        _floor = _model.Bonds!.LagOf(_pickup, _delivery) is { } lag ? earliest + lag.Least : 0;
        var (after, first) = (routes.Nodes[before].Next, to.Cost - (long)routes.Nodes[before].ArcCost + besides);
        if (isAtOnce && first + routes.Arc(route, _pickup, _delivery).Cost + routes.Arc(route, _delivery, after).Cost is var cost && cost < _bestCost)
            TryDelivery(data, times, trial, new(_pickup, route, before, _delivery, _pickup), _pickup, after, cost);
        if (isLater) TryLater(route, data, before, rank + 1, first + routes.Arc(route, _pickup, after).Cost, times, trial);
    }

    /// <summary>Tries the delivery further on, with the stops between moved back by the pick-up.</summary>
    /// <param name="rank">Of the node behind the pick-up.</param>
    private void TryLater(int route, ModelRoute data, int before, int rank, long first, Span<int> times, Span<int> trial)
    {
        var end = _model.End(route);
        for (int node = routes.Nodes[before].Next, last = _pickup; node != end && first + _leastFrom[rank] < _bestCost; last = node, node = routes.Nodes[node].Next, rank++)
        {
            BreakRides.Ride(data, times, last == _pickup ? routes.Arc(route, last, node).Seconds : routes.Nodes[last].ArcSeconds);
            // Who is too late without the delivery is so with it, but for rides that are shorter by it.
            if (!_model.IsSmall && !routes.Hours.Reaches(node, routes.Hours.NeedsSetup(last, node), times)) return;
            routes.Hours.Serve(times, node, routes.Hours.Action(data, last, node));
            if (Earliest(times) > _latest || !routes.Loads.HasRoom(route, node, _pickup)) return;
            var next = routes.Nodes[node].Next;
            var cost = first + routes.Arc(route, node, _delivery).Cost + routes.Arc(route, _delivery, next).Cost - routes.Nodes[node].ArcCost;
            if (cost < _bestCost) TryDelivery(data, times, trial, new(_pickup, route, before, _delivery, node), node, next, cost);
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

    private static int Earliest(ReadOnlySpan<int> times)
    {
        var earliest = Hours.Never;
        foreach (var time in times) earliest = Math.Min(earliest, time);
        return earliest;
    }
}
