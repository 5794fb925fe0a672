namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Sums of routes that limits and prices speak of: rides, metres, work, overtime, visits not kept.</summary>
internal sealed class RouteSums
{
    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly RouteSum[] _sums;
    private readonly long[] _teamWork;

    /// <summary>By team: what its work costs as it is.</summary>
    private readonly long[] _workPrice;
    private readonly double _pricePerSquare;

    public RouteSums(RouteSet routes)
    {
        (_routes, _model) = (routes, routes.Model);
        (_sums, _teamWork, _workPrice) = (new RouteSum[_model.Routes.Length], new long[_model.Teams], new long[_model.Teams]);
        _pricePerSquare = _model.BalancePrice / (3600.0 * 3600);
    }

    public long Travel(int route) => _sums[route].Travel;

    public long Metres(int route) => _sums[route].Metres;

    /// <summary>What overtime comes to cost, at least, if a route has so many seconds of work more: nobody waits less than not at all.</summary>
    public long LeastOvertime(int route, int seconds)
    {
        var data = _model.Routes[route];
        if (data.OvertimePrice == 0) return 0;
        ref readonly var sum = ref _sums[route];
        var more = Overtime(data, (int)Math.Min(Model.Horizon, data.From + data.BreakSeconds + sum.Work + seconds)) - sum.Overtime;
        return seconds < 0 ? more : Math.Max(0, more);
    }

    /// <summary>What a route costs besides its rides.</summary>
    public long Extra(int route) => _sums[route].Extra;

    /// <summary>What all work comes to at the price of a second for the moment.</summary>
    public long TimeCost { get; private set; }

    /// <summary>What a second of work costs for the moment, besides what it costs in truth: <see cref="Cooling.TimePriceAt"/>.</summary>
    public double TimePrice { get; private set; }

    /// <returns>The change of <see cref="TimeCost"/>.</returns>
    public long SetTimePrice(double price)
    {
        var before = TimeCost;
        (TimePrice, TimeCost) = (price, 0);
        foreach (ref readonly var sum in _sums.AsSpan()) TimeCost += CostOfTime(sum);
        return TimeCost - before;
    }

    private long CostOfTime(in RouteSum sum) => TimePrice > 0 ? (long)(TimePrice * sum.Work) : 0;

    public void Clear()
    {
        TimeCost = 0;
        Array.Clear(_sums);
        Array.Clear(_teamWork);
        foreach (var route in _model.Routes)
            if (route.Driven is { } driven) _teamWork[route.Team] += driven.Work;
        for (var team = 0; team < _teamWork.Length; team++) _workPrice[team] = PriceOf(team, _teamWork[team]);
    }

    /// <returns>The change of what the route costs besides its rides.</returns>
    public long RefreshPlain(int route)
    {
        ref var sum = ref _sums[route];
        var before = sum.Besides;
        sum.Besides = _routes.Count(route) > 0 ? _model.Routes[route].Fixed : 0;
        return sum.Besides - before;
    }

    /// <returns>The change of what the route costs besides its rides, and of what uneven work costs.</returns>
    public long Refresh(int route)
    {
        var (data, nodes) = (_model.Routes[route], _routes.Nodes);
        var sum = default(RouteSum);
        var isOut = _routes.Count(route) > 0 || data.Driven is not null;
        var end = _model.End(route);
        for (var node = _model.Start(route); isOut && node != end;)
        {
            var next = nodes[node].Next;
            sum.Travel += nodes[node].ArcSeconds;
            sum.Metres += MetresFrom(node);
            if (next != end)
            {
                sum.Work += _routes.Hours.Action(next);
                sum.Besides += KeepPrice(next, data.Team);
            }
            node = next;
        }
        sum.Besides += _routes.Count(route) > 0 ? data.Fixed : 0;
        sum.Overtime = isOut ? Overtime(data, _routes.Hours.EndsAt(route)) : 0;
        sum.Work += sum.Travel;
        return Set(route, sum);
    }

    /// <summary>The same after a visit was put in.</summary>
    /// <param name="seconds">Of the ride from the node before it to the one after it.</param>
    /// <param name="metres">Of the same ride; 0 where metres are not limited.</param>
    public long Insert(int route, int visit, int seconds, int metres)
    {
        var (data, sum) = (_model.Routes[route], _sums[route]);
        var (before, after) = (_routes.Nodes[visit].Prev, _routes.Nodes[visit].Next);
        var wasOut = _routes.Count(route) > 1 || data.Driven is not null;
        var travel = _routes.Nodes[before].ArcSeconds + _routes.Nodes[visit].ArcSeconds - (wasOut ? seconds : 0);
        sum.Travel += travel;
        sum.Metres += MetresFrom(before) + MetresFrom(visit) - (wasOut ? metres : 0);
        sum.Work += travel + _routes.Hours.Action(visit);
        if (after < _model.Visits && _model.Setup is not null) sum.Work += _routes.Hours.Action(after) - _routes.Hours.Action(data, before, after);
        sum.Besides += KeepPrice(visit, data.Team) + (_routes.Count(route) == 1 ? data.Fixed : 0);
        sum.Overtime = Overtime(data, _routes.Hours.EndsAt(route));
        return Set(route, sum);
    }

    /// <summary>The same after times alone have changed.</summary>
    public long RefreshOvertime(int route)
    {
        var data = _model.Routes[route];
        var sum = _sums[route];
        if (data.OvertimePrice == 0 || _routes.Count(route) == 0 && data.Driven is null) return 0;
        sum.Overtime = Overtime(data, _routes.Hours.EndsAt(route));
        return Set(route, sum);
    }

    public RouteSum Of(int route) => _sums[route];

    /// <returns>The change of what the route costs besides its rides, of what uneven work costs, and of <see cref="TimeCost"/>.</returns>
    public long Set(int route, in RouteSum sum)
    {
        ref var now = ref _sums[route];
        var (change, work, team) = (sum.Extra - now.Extra, sum.Work - now.Work, _model.Routes[route].Team);
        var time = CostOfTime(sum) - CostOfTime(now);
        (TimeCost, change, now) = (TimeCost + time, change + time, sum);
        _teamWork[team] += work;
        if (_model.BalancePrice == 0) return change;
        var price = PriceOf(team, _teamWork[team]);
        change += price - _workPrice[team];
        _workPrice[team] = price;
        return change;
    }

    private int MetresFrom(int node) => _model.Metres is null ? 0 : _routes.Hours.Times[node].Metres;

    public long KeepPrice(int visit, int team) => _model.KeepTeam is { } kept && kept[visit] >= 0 && kept[visit] != team ? _model.KeepPrice![visit] : 0;

    public static long Overtime(ModelRoute route, int endsAt) =>
        route.OvertimePrice > 0 && endsAt > route.RegularUntil ? (long)Math.Round(route.OvertimePrice * ((long)endsAt - route.RegularUntil)) : 0;

    /// <summary>What a team's work costs as it is, past days considered.</summary>
    public long WorkPrice(int team) => _workPrice[team];

    /// <summary>What so many seconds of work more would cost.</summary>
    public long PriceOfMore(int team, long seconds) => PriceOf(team, _teamWork[team] + seconds) - _workPrice[team];

    // The square of past and present hours, less that of the past.
    private long PriceOf(int team, long seconds) => (long)Math.Round(_pricePerSquare * seconds * (2 * _model.PastWork[team] + seconds));
}

/// <summary>Sums over a route: seconds and metres of rides, seconds of work, and what is paid besides rides.</summary>
internal record struct RouteSum(long Travel, long Metres, long Work, long Besides, long Overtime)
{
    public readonly long Extra => Besides + Overtime;
}
