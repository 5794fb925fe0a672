using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Where a visit fits best, with every rule that binds a visit to a route.</summary>
internal sealed class GeneralPlaces(RouteSet routes, Dice dice) : IPlaces
{
    private readonly Model _model = routes.Model;
    private readonly RouteRules _rules = new(routes);
    private readonly Blinks _blinks = new(dice, routes.Model.IsSmall);
    private readonly Look[] _looks = new Look[routes.Model.Routes.Length];
    private readonly int[] _triedAt = new int[routes.Model.Nodes];
    private readonly int[] _leastService = [.. Enumerable.Range(0, routes.Model.Visits).Select(visit => routes.Model.Service.Min(seconds => seconds[visit]))];
    private int _call;
    private int _visit;
    private long _limit;
    private long _leastBesides;
    private bool _isLimited;
    private Place _best;

    /// <summary>By team: whether the next visit may go there; null: to all.</summary>
    public bool[]? Teams { get; set; }

    /// <summary>The routes that the next visit may go to; null: all.</summary>
    public List<int>? Routes { get; set; }

    public Blinks Blinks => _blinks;

    public double SecondPrice { private get; set; }

    public Place Best(int visit, int breadth, long limit, long worth)
    {
        _call++;
        (_visit, _limit, _best) = (visit, limit, Place.None with { Cost = worth });
        _isLimited = false;
        _leastBesides = Routes is null ? PriceOf(_leastService[visit]) : LeastBesides(Routes);
        // Where hours are short, most of what waits is not worth the time at the price of the moment, or finds no room in the routes it may go to.
        if (_leastBesides >= worth) return _best;
        var isEverywhere = breadth > _model.FittingCount;
        if (!isEverywhere) TryNear(breadth);
        // All near a visit may be with teams that must not serve it, and one of a higher class is worth a longer look.
        if (isEverywhere || !_best.Exists && _model.IsHigher(visit)) TryEverywhere();
        TryUnused();
        return _best;
    }

    /// <summary>What the visit costs besides rides in one of a few routes, at least. Others are closed to it after that.</summary>
    private long LeastBesides(List<int> few)
    {
        var least = long.MaxValue;
        foreach (var route in few)
        {
            ref readonly var look = ref LookAt(route);
            if (look.Besides < _limit) least = Math.Min(least, look.Besides + look.ServicePrice);
        }
        _isLimited = true;
        return least;
    }

    private long PriceOf(int seconds) => SecondPrice > 0 ? (long)(SecondPrice * seconds) : 0;

    /// <summary>Most places are passed over for what the rides cost at least.</summary>
    private void TryNear(int breadth)
    {
        var near = _model.Fitting.AsSpan(_visit * _model.FittingCount, breadth);
        var to = _model.CheapestRides.To(_visit);
        var from = _model.CheapestRides.From(_visit);
        for (var at = 0; (at = NextThatMayFit(near, at, to, from, Bound())) < near.Length; at++) TryBeside(near[at], to, from);
    }

    /// <summary>A loop of its own: it runs most of the time, and with more in it its values would not stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NextThatMayFit(ReadOnlySpan<int> near, int at, ReadOnlySpan<int> to, ReadOnlySpan<int> from, int bound)
    {
        ref var sides = ref MemoryMarshal.GetArrayDataReference(routes.Sides);
        ref var rideTo = ref MemoryMarshal.GetReference(to);
        ref var rideFrom = ref MemoryMarshal.GetReference(from);
        for (; at < near.Length; at++)
        {
            var node = near[at];
            ref readonly var side = ref Unsafe.Add(ref sides, node);
            if (Unsafe.Add(ref rideTo, node) + Unsafe.Add(ref rideFrom, side.NextRow) - side.Out < bound ||
                Unsafe.Add(ref rideTo, side.PrevRow) + Unsafe.Add(ref rideFrom, node) - side.In < bound) break;
        }
        return at;
    }

    private void TryBeside(int near, ReadOnlySpan<int> to, ReadOnlySpan<int> from)
    {
        ref var node = ref routes.Nodes[near];
        if (node.Route < 0) return;
        ref readonly var look = ref LookAt(node.Route);
        if (!MayGoTo(look)) return;
        ref readonly var side = ref routes.Sides[near];
        var left = Math.Min(_limit, _best.Cost - look.ServicePrice) - look.Besides;
        if ((long)to[near] + from[side.NextRow] - side.Out < left) Try(node.Route, near, node.Next);
        if ((long)to[side.PrevRow] + from[near] - side.In < left) Try(node.Route, node.Prev, near);
    }

    /// <summary>No sum of rides is larger, unless one of them is not to be had.</summary>
    private int Bound() => (int)Math.Clamp(Math.Min(_limit, _best.Cost - _leastBesides), -(1 << 30), 1 << 30);

    private void TryEverywhere()
    {
        var to = _model.CheapestRides.To(_visit);
        var from = _model.CheapestRides.From(_visit);
        for (var route = 0; route < _model.Routes.Length; route++)
        {
            if (routes.Count(route) == 0 || !MayGoTo(LookAt(route))) continue;
            var (end, besides) = (_model.End(route), _looks[route].Besides + _looks[route].ServicePrice);
            for (var node = _model.Start(route); node != end;)
            {
                ref readonly var data = ref routes.Nodes[node];
                if ((long)to[data.Row] + from[routes.Sides[node].NextRow] - data.ArcCost + besides < _best.Cost) Try(route, node, data.Next);
                node = data.Next;
            }
        }
    }

    private void TryUnused()
    {
        var to = _model.CheapestRides.To(_visit);
        var from = _model.CheapestRides.From(_visit);
        foreach (var route in routes.Unused.OneOfEach)
        {
            var (data, start) = (_model.Routes[route], _model.Start(route));
            var least = (long)to[data.StartRow] + from[data.EndRow] - routes.Nodes[start].ArcCost + _leastBesides;
            // What few routes cost besides says what going out does.
            if (!_isLimited) least += data.Fixed + routes.Unused.Price;
            if (least < _best.Cost && MayGoTo(LookAt(route))) Try(route, start, _model.End(route));
        }
    }

    private bool MayGoTo(in Look look) => look.Besides < _limit && look.Besides + look.ServicePrice < _best.Cost;

    private ref readonly Look LookAt(int route)
    {
        ref var look = ref _looks[route];
        if (look.Call != _call) look = LookAnew(route);
        return ref look;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Look LookAnew(int route)
    {
        var data = _model.Routes[route];
        var service = _model.Service[data.Kind][_visit];
        var mayServe = !_isLimited && (Teams is null || Teams[data.Team]) && _rules.MayServe(route, _visit);
        return new(_call, data.Class, service, PriceOf(service),
            mayServe ? _rules.Besides(route, _visit) + _rules.LeastOfTime(route, _visit) : long.MaxValue);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
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
