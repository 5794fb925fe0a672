using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Where a visit fits best among its neighbours, in plain models. The innermost loop of the search: most places are passed
/// over for what the rides cost.
/// </summary>
internal sealed class PlainPlaces : IPlaces
{
    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly Blinks _blinks;
    private readonly long[] _room;

    // Of the visit that a place is looked for.
    private int _visit;
    private int _early;
    private int _late;
    private int _service;
    private long _amount;
    private long _best;
    private int _bestRoute;
    private int _bestBefore;

    public PlainPlaces(RouteSet routes, Dice dice)
    {
        (_routes, _model, _blinks) = (routes, routes.Model, new(dice, routes.Model.IsSmall));
        _room = [.. _model.Routes.Select(route => _model.Dimensions > 0 ? route.Capacity[0] : long.MaxValue)];
    }

    public Blinks Blinks => _blinks;

    public double SecondPrice { private get; set; }

    public Place Best(int visit, int breadth, long limit, long worth)
    {
        (_visit, _early, _late, _service) = (visit, _model.Early[visit], _model.Late[visit], _model.Service[0][visit]);
        _amount = _model.Dimensions > 0 ? _model.Delivery[0][visit] : 0;
        // All serve it in the same time, so that the place is the best whatever that costs: only whether it is worth it depends on it.
        if (SecondPrice > 0) worth = (long)((worth - SecondPrice * _service) / (1 + SecondPrice / _model.CostPerSecond));
        (_best, _bestRoute, _bestBefore) = (Math.Min(limit, worth), -1, -1);
        if (breadth > _model.FittingCount) TryEverywhere();
        else TryNear(breadth);
        TryUnused();
        return new(_bestRoute, _bestBefore, _best);
    }

    private void TryNear(int breadth)
    {
        ref var sides = ref MemoryMarshal.GetArrayDataReference(_routes.Sides);
        ref var to = ref MemoryMarshal.GetReference(_model.CheapestRides.To(_visit));
        ref var from = ref MemoryMarshal.GetReference(_model.CheapestRides.From(_visit));
        var bound = Bound();
        foreach (var near in _model.Fitting.AsSpan(_visit * _model.FittingCount, breadth))
        {
            ref readonly var side = ref Unsafe.Add(ref sides, near);
            if (Unsafe.Add(ref to, near) + Unsafe.Add(ref from, side.NextRow) - side.Out < bound)
            {
                TryAfter(near);
                bound = Bound();
            }
            if (Unsafe.Add(ref to, side.PrevRow) + Unsafe.Add(ref from, near) - side.In < bound)
            {
                TryAfter(_routes.Nodes[near].Prev);
                bound = Bound();
            }
        }
    }

    /// <summary>No sum of rides is larger, unless one of them is not to be had.</summary>
    private int Bound() => (int)Math.Clamp(_best, -(1 << 30), 1 << 30);

    private void TryEverywhere()
    {
        ref var sides = ref MemoryMarshal.GetArrayDataReference(_routes.Sides);
        ref var to = ref MemoryMarshal.GetReference(_model.CheapestRides.To(_visit));
        ref var from = ref MemoryMarshal.GetReference(_model.CheapestRides.From(_visit));
        var bound = Bound();
        for (var near = 0; near < _model.Visits; near++)
        {
            ref readonly var side = ref Unsafe.Add(ref sides, near);
            if (Unsafe.Add(ref to, near) + Unsafe.Add(ref from, side.NextRow) - side.Out >= bound) continue;
            TryAfter(near);
            bound = Bound();
        }
        for (var route = 0; route < _model.Routes.Length; route++)
            if (_routes.Count(route) > 0) TryAfter(_model.Start(route));
    }

    private void TryAfter(int before)
    {
        ref var node = ref _routes.Nodes[before];
        Try(before, ref node, ref _routes.Nodes[node.Next]);
    }

    private void Try(int before, ref Node node, ref Node next)
    {
        var route = node.Route;
        if (_amount > 0 && _routes.Load(route) + _amount > _room[route]) return;
        var (first, second) = (_model.In[0][_visit * _model.Rows + node.Row], _model.Out[0][_visit * _model.Rows + next.Row]);
        var cost = (long)first.Cost + second.Cost - node.ArcCost;
        if (cost >= _best || _blinks.Blink()) return;
        var begin = Math.Max(node.Depart + first.Seconds, _early);
        if (begin > _late || begin + _service + second.Seconds > next.Late) return;
        if (_routes.Durations.Tells(route) && !_routes.Durations.Fits(route, before, _visit, node.Next)) return;
        (_best, _bestRoute, _bestBefore) = (cost, route, before);
    }

    private void TryUnused()
    {
        // Teams of a plain model all ride alike, so that the cheapest rides are theirs.
        var to = _model.CheapestRides.To(_visit);
        var from = _model.CheapestRides.From(_visit);
        foreach (var route in _routes.Unused.OneOfEach)
        {
            if (_amount > 0 && _amount > _room[route]) continue;
            var data = _model.Routes[route];
            var cost = (long)to[data.StartRow] + from[data.EndRow] + data.Fixed + _routes.Unused.Price;
            if (cost >= _best) continue;
            var (first, second) = (_model.In[0][_visit * _model.Rows + data.StartRow], _model.Out[0][_visit * _model.Rows + data.EndRow]);
            var begin = Math.Max(data.From + first.Seconds, _early);
            if (begin > _late || begin + _service + second.Seconds > data.Until ||
                first.Seconds + _service + second.Seconds > data.MaxDuration) continue;
            (_best, _bestRoute, _bestBefore) = (cost, route, _model.Start(route));
        }
    }
}
