namespace CoverageMap.Planner.Solving.Engine;

/// <summary>A visit put after a node of a route, and after it (not at once, maybe) a second one.</summary>
/// <param name="Second">−1: no second one.</param>
internal readonly record struct Change(int Visit, int Route, int Before, int Second = -1, int SecondBefore = -1);

/// <summary>Which changes a route allows, and what they cost besides rides. What a problem does not use is not looked at.</summary>
internal sealed class RouteRules(RouteSet routes)
{
    private readonly Model _model = routes.Model;
    private readonly RouteTrial _trial = new(routes);

    /// <summary>Whether a visit may be anywhere in a route, as far as the team, its stops, its loads and its free time tell.</summary>
    public bool MayServe(int route, int visit) => _model.CanServe(route, visit) && routes.Count(route) < _model.Routes[route].MaxStops &&
        _model.Service[_model.Routes[route].Kind][visit] <= routes.Hours.WidestGap(route) && (_model.Dimensions == 0 || routes.Loads.MayFit(route, visit));

    /// <summary>What a visit costs in a route besides its rides, wherever it is put: a price of another team, and of going out.</summary>
    public long Besides(int route, int visit)
    {
        var data = _model.Routes[route];
        return routes.Sums.KeepPrice(visit, data.Team) + (routes.Count(route) == 0 ? data.Fixed + routes.Unused.Price : 0);
    }

    /// <summary>What uneven work and overtime come to cost by a visit, at least, where riding takes longer with it than without.</summary>
    public long LeastOfTime(int route, int visit)
    {
        var data = _model.Routes[route];
        var seconds = _model.Service[data.Kind][visit];
        return (_model.BalancePrice == 0 ? 0 : routes.Sums.PriceOfMore(data.Team, seconds)) + routes.Sums.LeastOvertime(route, seconds);
    }

    /// <summary>What putting in one visit costs.</summary>
    /// <param name="to">Seconds of the ride to it.</param>
    /// <param name="from">Seconds of the ride from it.</param>
    /// <param name="cost">Of rides, and <see cref="Besides"/>.</param>
    /// <param name="limit">Changes that cost as much or more are of no use.</param>
    /// <returns>Null where a rule is broken or the limit is reached.</returns>
    public long? CostOfOne(in Change change, int to, int from, long cost, long limit)
    {
        var data = _model.Routes[change.Route];
        var riding = to + from - (IsOut(change.Route, data) ? routes.Nodes[change.Before].ArcSeconds : 0);
        // Most of what fits is too dear, which is sooner told.
        if (_model.BalancePrice > 0 || data.OvertimePrice > 0)
        {
            var added = riding + ServiceAdded(change, data);
            if (_model.BalancePrice > 0) cost += routes.Sums.PriceOfMore(data.Team, added);
            if (cost + routes.Sums.LeastOvertime(change.Route, added) >= limit) return null;
        }
        var after = routes.Nodes[change.Before].Next;
        if (!routes.Hours.Fits(change.Route, change.Before, change.Visit, after, to, from) ||
            _model.Dimensions > 0 && !routes.Loads.Fits(change.Route, change.Before, change.Visit)) return null;
        if (data.HasLimits && !(riding <= data.MaxTravel - routes.Sums.Travel(change.Route) && KeepsMetres(change, data, to + from))) return null;
        return CostByRules(change, data, cost);
    }

    /// <summary>What putting in a pair costs, whose times and loads fit.</summary>
    /// <inheritdoc cref="CostOfOne"/>
    public long? CostOfPair(in Change change, long cost, long limit)
    {
        var data = _model.Routes[change.Route];
        if (_model.BalancePrice > 0 && (cost += routes.Sums.PriceOfMore(data.Team, AddedByPair(change, data, Measure.Work))) >= limit) return null;
        if (data.HasLimits && !(AddedByPair(change, data, Measure.Travel) <= data.MaxTravel - routes.Sums.Travel(change.Route) &&
            (_model.Metres is null || AddedByPair(change, data, Measure.Metres) <= data.MaxMetres - routes.Sums.Metres(change.Route)))) return null;
        return CostByRules(change, data, cost);
    }

    /// <summary>Whether the ride between two nodes of a route is ridden: one without visits stays where it is, unless it has begun.</summary>
    private bool IsOut(int route, ModelRoute data) => routes.Count(route) > 0 || data.Driven is not null;

    /// <summary>Seconds of setup and service that a visit comes to take, or spares the next.</summary>
    private int ServiceAdded(in Change change, ModelRoute data)
    {
        var (seconds, after) = (routes.Hours.Action(data, change.Before, change.Visit), routes.Nodes[change.Before].Next);
        if (_model.Setup is not null && after < _model.Visits) seconds += routes.Hours.Action(data, change.Visit, after) - routes.Hours.Action(after);
        return seconds;
    }

    /// <param name="seconds">Of the rides to the visit and from it.</param>
    private bool KeepsMetres(in Change change, ModelRoute data, int seconds)
    {
        var left = data.MaxMetres - routes.Sums.Metres(change.Route);
        // Most rides are so short that their metres need not be known.
        if ((seconds + 2.0) * _model.MostMetresPerSecond <= left) return true;
        var removed = IsOut(change.Route, data) ? routes.Hours.Times[change.Before].Metres : 0;
        return Of(data, change.Before, change.Visit, Measure.Metres) + Of(data, change.Visit, routes.Nodes[change.Before].Next, Measure.Metres) - removed <= left;
    }

    private long? CostByRules(in Change change, ModelRoute data, long cost)
    {
        var after = routes.Nodes[change.Before].Next;
        if (_model.PinnedRank is not null && !KeepsRanks(change)) return null;
        if (HasLatestStart(after) && _model.Place[after] == _model.Place[change.SecondBefore == change.Before ? change.Second : change.Visit]) return null;
        var isTold = change.Second < 0 && routes.Durations.Tells(change.Route);
        if (isTold && !routes.Durations.Fits(change.Route, change.Before, change.Visit, after)) return null;
        var needsDuration = data.MaxDuration < int.MaxValue && !isTold;
        if (change.Second < 0 && !data.HasLoadBreaks && !needsDuration) return data.OvertimePrice > 0 ? WithOvertime(change, data, cost) : cost;
        // What is on board between the two alone had room on every ride that was looked at.
        if (!needsDuration && !data.HasLoadBreaks && data.OvertimePrice == 0 && !routes.Loads.IsLoaded(change.Visit) && !routes.Loads.IsLoaded(change.Second)) return cost;
        var end = _trial.EndsAt(change);
        if (end > data.Until || needsDuration && !_trial.KeepsDuration(data, end)) return null;
        return cost + RouteSums.Overtime(data, end) - Overtime(change.Route, data);
    }

    private long WithOvertime(Change change, ModelRoute data, long cost) =>
        cost + RouteSums.Overtime(data, routes.Hours.EndsAtWith(change.Route, change.Before, change.Visit)) - Overtime(change.Route, data);

    /// <summary>What is paid already.</summary>
    private long Overtime(int route, ModelRoute data) =>
        IsOut(route, data) ? RouteSums.Overtime(data, routes.Hours.EndsAt(route)) : 0;

    /// <summary>
    /// Whether a visit must not end sooner, since another follows within some time: without its setup it would.
    /// </summary>
    private bool HasLatestStart(int visit) => _model.Setup is not null && visit < _model.Visits &&
        _model.Bonds?.Thens[visit]?.Exists(then => then.Most < Model.Horizon) == true;

    /// <summary>By how much a sum over a route's rides grows.</summary>
    private long AddedByPair(in Change change, ModelRoute data, Measure measure)
    {
        var (before, visit) = (change.Before, change.Visit);
        var after = routes.Nodes[before].Next;
        var removed = IsOut(change.Route, data) ? Of(data, before, after, measure) : 0;
        if (change.SecondBefore == visit)
            return Of(data, before, visit, measure) + Of(data, visit, change.Second, measure) + Of(data, change.Second, after, measure) - removed;
        var last = routes.Nodes[change.SecondBefore].Next;
        return Of(data, before, visit, measure) + Of(data, visit, after, measure) - removed +
            Of(data, change.SecondBefore, change.Second, measure) + Of(data, change.Second, last, measure) - Of(data, change.SecondBefore, last, measure);
    }

    private long Of(ModelRoute data, int from, int to, Measure measure)
    {
        var cell = routes.Nodes[from].Row * _model.Rows + routes.Nodes[to].Row;
        return measure switch
        {
            Measure.Metres => _model.Metres![data.Class][cell],
            Measure.Travel => _model.Out[data.Class][cell].Seconds,
            _ => _model.Out[data.Class][cell].Seconds + (to < _model.Visits ? routes.Hours.Action(data, from, to) : 0),
        };
    }

    private enum Measure
    {
        Travel,
        Metres,
        Work,
    }

    /// <summary>A visit that must be the third stays the third: nothing is put before it.</summary>
    private bool KeepsRanks(Change change)
    {
        var ranks = _model.PinnedRank!;
        var rank = _model.Routes[change.Route].Driven?.Visits.Length ?? 0;
        var (end, isPast) = (_model.End(change.Route), false);
        for (var node = _model.Start(change.Route); node != end; node = routes.Nodes[node].Next)
        {
            if (node < _model.Visits)
            {
                if (isPast && ranks[node] >= 0) return false;
                rank++;
            }
            if (node == change.Before)
            {
                if (ranks[change.Visit] >= 0 && ranks[change.Visit] != rank) return false;
                isPast = true;
                rank++;
            }
            if (change.Second >= 0 && (node == change.SecondBefore || node == change.Before && change.SecondBefore == change.Visit))
            {
                if (ranks[change.Second] >= 0 && ranks[change.Second] != rank) return false;
                rank++;
            }
        }
        return true;
    }
}
