namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Sums of routes that limits and prices speak of: rides, metres, work, overtime, visits not kept.</summary>
internal sealed class RouteSums
{
    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly long[] _travel;
    private readonly long[] _metres;
    private readonly long[] _work;
    private readonly long[] _extra;
    private readonly long[] _teamWork;

    public RouteSums(RouteSet routes)
    {
        (_routes, _model) = (routes, routes.Model);
        var count = _model.Routes.Length;
        (_travel, _metres, _work, _extra, _teamWork) = (new long[count], new long[count], new long[count], new long[count], new long[_model.Teams]);
    }

    public long Travel(int route) => _travel[route];

    public long Metres(int route) => _metres[route];

    /// <summary>What a route costs besides its rides.</summary>
    public long Extra(int route) => _extra[route];

    public long TeamWork(int team) => _teamWork[team];

    public void Clear()
    {
        Array.Clear(_work);
        Array.Clear(_extra);
        Array.Clear(_teamWork);
        foreach (var route in _model.Routes)
            if (route.Driven is { } driven) _teamWork[route.Team] += driven.Work;
    }

    /// <returns>The change of what the route costs besides its rides.</returns>
    public long RefreshPlain(int route)
    {
        var (before, after) = (_extra[route], _routes.Count(route) > 0 ? _model.Routes[route].Fixed : 0);
        _extra[route] = after;
        return after - before;
    }

    /// <returns>The change of what the route costs besides its rides, and of what uneven work costs.</returns>
    public long Refresh(int route)
    {
        var (data, nodes) = (_model.Routes[route], _routes.Nodes);
        var (travel, metres, work, keep) = (0L, 0L, 0L, 0L);
        var isOut = _routes.Count(route) > 0 || data.Driven is not null;
        var end = _model.End(route);
        for (var node = _model.Start(route); isOut && node != end;)
        {
            var next = nodes[node].Next;
            travel += _routes.Arc(route, node, next).Seconds;
            if (_model.Metres is { } table) metres += table[data.Class][nodes[node].Row * _model.Rows + nodes[next].Row];
            if (next != end)
            {
                work += _routes.Hours.Action(data, node, next);
                keep += KeepPrice(next, data.Team);
            }
            node = next;
        }
        (_travel[route], _metres[route]) = (travel, metres);
        var extra = keep + (_routes.Count(route) > 0 ? data.Fixed : 0) + (isOut ? Overtime(data, _routes.Hours.EndsAt(route)) : 0);
        var change = extra - _extra[route];
        _extra[route] = extra;
        work += travel;
        if (_model.BalancePrice > 0)
            change += WorkPrice(data.Team, _teamWork[data.Team] + work - _work[route]) - WorkPrice(data.Team, _teamWork[data.Team]);
        _teamWork[data.Team] += work - _work[route];
        _work[route] = work;
        return change;
    }

    public long KeepPrice(int visit, int team) => _model.KeepTeam is { } kept && kept[visit] >= 0 && kept[visit] != team ? _model.KeepPrice![visit] : 0;

    public static long Overtime(ModelRoute route, int endsAt) =>
        route.OvertimePrice > 0 && endsAt > route.RegularUntil ? (long)Math.Round(route.OvertimePrice * ((long)endsAt - route.RegularUntil)) : 0;

    /// <summary>What a team's seconds of work cost, past days considered.</summary>
    public long WorkPrice(int team, long seconds)
    {
        var (past, all) = (_model.PastWork[team] / 3600.0, (_model.PastWork[team] + seconds) / 3600.0);
        return (long)Math.Round(_model.BalancePrice * (all * all - past * past));
    }
}
