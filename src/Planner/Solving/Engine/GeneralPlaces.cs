using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Where a visit fits best, with every rule that binds a visit to a route.</summary>
internal sealed class GeneralPlaces(RouteSet routes, Dice dice) : IPlaces
{
    private readonly Model _model = routes.Model;
    private readonly FittingRides _rides = routes.Model.FittingRides;
    private readonly RouteRules _rules = new(routes);
    private readonly Blinks _blinks = new(dice, routes.Model.IsSmall);
    private readonly Look[] _looks = new Look[routes.Model.Routes.Length];
    private readonly int[] _triedAt = new int[routes.Model.Nodes];
    private int _call;
    private int _visit;
    private long _limit;
    private Place _best;

    /// <summary>By team: whether the next visit may go there; null: to all.</summary>
    public bool[]? Teams { get; set; }

    /// <summary>By route: whether the next visit may go there; null: to all.</summary>
    public bool[]? Routes { get; set; }

    public Blinks Blinks => _blinks;

    public double SecondPrice { private get; set; }

    public Place Best(int visit, int breadth, long limit, long worth)
    {
        _call++;
        (_visit, _limit, _best) = (visit, limit, Place.None with { Cost = worth });
        var isEverywhere = breadth > _model.FittingCount;
        if (!isEverywhere) TryNear(breadth);
        // All near a visit may be with teams that must not serve it, and one of a higher class is worth a longer look.
        if (isEverywhere || !_best.Exists && _model.IsHigher(visit)) TryEverywhere();
        for (var type = 0; type < routes.Unused.Types; type++)
            if (routes.Unused.Of(type) is >= 0 and var route && MayGoTo(LookAt(route))) Try(route, _model.Start(route), _model.End(route));
        return _best;
    }

    /// <summary>Most places are passed over for the one ride that is at hand, as the other costs no less than the visit's cheapest.</summary>
    private void TryNear(int breadth)
    {
        ref var sides = ref MemoryMarshal.GetArrayDataReference(routes.Sides);
        var rides = _rides.Rides.AsSpan(_visit * _model.FittingCount, breadth);
        var (leastTo, leastFrom, bound) = (_rides.LeastTo[_visit], _rides.LeastFrom[_visit], Bound());
        foreach (ref readonly var ride in rides)
        {
            var side = Unsafe.Add(ref sides, ride.Near);
            var (fitsAfter, fitsBefore) = (ride.To + leastFrom - side.Out < bound, ride.From + leastTo - side.In < bound);
            if (!fitsAfter && !fitsBefore) continue;
            ref var node = ref routes.Nodes[ride.Near];
            if (node.Route < 0) continue;
            ref readonly var look = ref LookAt(node.Route);
            if (!MayGoTo(look)) continue;
            var left = Math.Min(_limit, _best.Cost - look.ServicePrice) - look.Besides;
            if (fitsAfter && ride.To + leastFrom - (long)side.Out < left) Try(node.Route, ride.Near, node.Next);
            if (fitsBefore && ride.From + leastTo - (long)side.In < left) Try(node.Route, node.Prev, ride.Near);
            bound = Bound();
        }
    }

    /// <summary>No sum of rides is larger, unless one of them is not to be had.</summary>
    private int Bound() => (int)Math.Clamp(Math.Min(_limit, _best.Cost), -(1 << 30), 1 << 30);

    private void TryEverywhere()
    {
        var leastFrom = _rides.LeastFrom[_visit];
        for (var route = 0; route < _model.Routes.Length; route++)
        {
            if (routes.Count(route) == 0 || !MayGoTo(LookAt(route))) continue;
            var to = _model.In[_model.Routes[route].Class].AsSpan(_visit * _model.Rows, _model.Rows);
            var (end, besides) = (_model.End(route), _looks[route].Besides + _looks[route].ServicePrice + leastFrom);
            for (var node = _model.Start(route); node != end;)
            {
                ref var data = ref routes.Nodes[node];
                if (to[data.Row].Cost - (long)data.ArcCost + besides < _best.Cost) Try(route, node, data.Next);
                node = data.Next;
            }
        }
    }

    private bool MayGoTo(in Look look) => look.Besides < _limit && look.Besides + look.ServicePrice < _best.Cost;

    private ref readonly Look LookAt(int route)
    {
        ref var look = ref _looks[route];
        if (look.Call != _call) look = LookAnew(route);
        return ref look;
    }

    private Look LookAnew(int route)
    {
        var data = _model.Routes[route];
        var service = _model.Service[data.Kind][_visit];
        var mayServe = (Routes is null || Routes[route]) && (Teams is null || Teams[data.Team]) && _rules.MayServe(route, _visit);
        return new(_call, data.Class, service, SecondPrice > 0 ? (long)(SecondPrice * service) : 0,
            mayServe ? _rules.Besides(route, _visit) + _rules.LeastOfTime(route, _visit) : long.MaxValue);
    }

    private void Try(int route, int before, int after)
    {
        // Where both of its neighbours are near, a place is come by twice.
        if (_triedAt[before] == _call) return;
        _triedAt[before] = _call;
        ref readonly var look = ref _looks[route];
        var room = routes.Hours.Gap(before) - look.Service;
        if (room < 0) return;
        ref readonly var node = ref routes.Nodes[before];
        var row = _visit * _model.Rows;
        var (to, from) = (_model.In[look.Class][row + node.Row], _model.Out[look.Class][row + routes.Nodes[after].Row]);
        var rides = (long)to.Cost + from.Cost - node.ArcCost;
        var time = look.ServicePrice;
        if (SecondPrice > 0) time += (long)(SecondPrice * (to.Seconds + from.Seconds - node.ArcSeconds));
        var limit = Math.Min(_limit, _best.Cost - time);
        if (rides + look.Besides >= limit || to.Seconds + from.Seconds > room || _blinks.Blink()) return;
        if (_rules.CostOfOne(new(_visit, route, before), to.Seconds, from.Seconds, rides + _rules.Besides(route, _visit), limit) is { } whole && whole < limit) _best = new(route, before, whole + time);
    }

    /// <summary>What is known of a route for the visit at hand.</summary>
    /// <param name="Call">Since when.</param>
    /// <param name="ServicePrice">The price of the time that its team serves the visit.</param>
    /// <param name="Besides">What the visit costs there besides rides, at least; <see cref="long.MaxValue"/>: it cannot be there.</param>
    private readonly record struct Look(int Call, int Class, int Service, long ServicePrice, long Besides);
}
