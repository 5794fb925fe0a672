namespace CoverageMap.Planner.Solving.Engine;

/// <summary>When bound visits may begin while others are served, and the windows that keep it so.</summary>
internal sealed class BondTimes(RouteSet routes, Bonds bonds)
{
    private readonly Model _model = routes.Model;
    private readonly List<(int From, int Until)> _openings = [];
    private readonly List<(int Visit, int Early, int Late)> _frozen = [];
    private bool _isFeasible;

    /// <summary>Visits that stay at their times; null: none.</summary>
    public bool[]? Held { get; set; }

    public int BeginOf(int visit)
    {
        routes.Hours.Trace(routes.Nodes[visit].Route);
        return routes.Nodes[visit].Begin;
    }

    /// <summary>Whether all that has to be served before is served.</summary>
    public bool MayBegin(int visit) => bonds.Firsts[visit] is not { } firsts || firsts.TrueForAll(first => routes.Nodes[first.Other].Route >= 0 || first.Other == bonds.Mate[visit]);

    /// <summary>
    /// The times at which a visit of the bank may begin while those are served that it is bound to, which may have to begin
    /// later for it than they do, as far as their own routes allow.
    /// </summary>
    /// <param name="besides">A visit that is not asked about: the other half of a pair.</param>
    public IReadOnlyList<(int From, int Until)> Openings(int visit, int besides = -1)
    {
        var (early, late) = (0L, (long)Model.Horizon);
        foreach (var first in bonds.Firsts[visit] ?? [])
        {
            if (first.Other == besides) continue;
            early = Math.Max(early, BeginOf(first.Other) + Longest(first.Other) + first.Least);
            if (first.Most < Model.Horizon) late = Math.Min(late, routes.Hours.LatestBegin(first.Other) + Action(first.Other) + first.Most);
        }
        foreach (var other in bonds.Together[visit] ?? [])
            if (other != visit && routes.Nodes[other].Route >= 0)
                (early, late) = (Math.Max(early, BeginOf(other)), Math.Min(late, routes.Hours.LatestBegin(other)));
        // What comes after is taken out with this visit, unless it is served again first.
        _openings.Clear();
        if (early > late) return _openings;
        _openings.Add(((int)early, (int)late));
        foreach (var other in bonds.Apart[visit] ?? [])
            if (routes.Nodes[other].Route >= 0) KeepClear(routes.Hours.LatestBegin(other) - Longest(visit), BeginOf(other) + Longest(other));
        return _openings;
    }

    /// <summary>Leaves of the openings what is not after one time and before another.</summary>
    private void KeepClear(int before, int after)
    {
        if (before >= after) return;
        for (var at = _openings.Count - 1; at >= 0; at--)
        {
            var (from, until) = _openings[at];
            _openings.RemoveAt(at);
            if (Math.Max(from, after) <= until) _openings.Insert(at, (Math.Max(from, after), until));
            if (Math.Min(until, before) >= from) _openings.Insert(at, (from, Math.Min(until, before)));
        }
    }

    /// <summary>
    /// Holds those that a visit is bound to at their present times, so that no place is found for it that would move them: where
    /// it may come to be in their route. What it only has to be apart from may move, as it is apart in one route anyway.
    /// </summary>
    /// <param name="teams">By team: whether the visit may go there.</param>
    public void Freeze(int visit, bool[] teams)
    {
        if (!bonds.IsTimed(visit)) return;
        foreach (var other in bonds.Partners(visit))
        {
            if (bonds.IsOnlyApart(visit, other)) continue;
            if (routes.Nodes[other].Route is not (>= 0 and var route) || !teams[_model.Routes[route].Team] || !_model.CanServe(route, visit)) continue;
            var begin = BeginOf(other);
            _frozen.Add((other, routes.Early[other], routes.Late[other]));
            Narrow(other, begin, begin);
        }
    }

    public void Thaw()
    {
        foreach (var (visit, early, late) in _frozen)
        {
            routes.Repin(visit, early, late);
            routes.Settle(routes.Nodes[visit].Route);
        }
        _frozen.Clear();
    }

    /// <summary>A span in which visits that begin together may all begin, at random.</summary>
    public (int From, int Until) TogetherTry(IReadOnlyList<int> members, Dice dice)
    {
        var early = members.Max(member => _model.Early[member]);
        var late = members.Min(member => _model.Late[member]);
        if (late <= early) return (early, early);
        // Times at which some route has just ended a visit are as good as any.
        var latest = Math.Min(late, _model.Routes.Max(route => route.Until));
        var from = early + (int)(dice.Share() * Math.Max(0, latest - early));
        return dice.Below(2) == 0 ? (early, early) : (from, late);
    }

    /// <summary>Narrows the windows of a visit that was just served, and of those it is bound to.</summary>
    /// <returns>False where that leaves no time for one of them.</returns>
    public bool TryBind(int visit)
    {
        if (!bonds.IsTimed(visit)) return true;
        _isFeasible = true;
        var begin = BeginOf(visit);
        foreach (var first in bonds.Firsts[visit] ?? [])
        {
            var earliest = Upper(BeginOf(first.Other) + Longest(first.Other) + first.Least);
            if (begin < earliest)
            {
                Narrow(visit, earliest, Model.Horizon);
                if (!_isFeasible) return false;
                begin = BeginOf(visit);
            }
            var isLimited = first.Most < Model.Horizon;
            if (isLimited) Narrow(visit, begin, begin);
            var soonest = isLimited ? begin - first.Most - Action(first.Other) : 0;
            Narrow(first.Other, (int)Math.Max(0, soonest), Upper(begin - first.Least - Longest(first.Other)));
            if (!_isFeasible || isLimited && BeginOf(visit) > BeginOf(first.Other) + Action(first.Other) + first.Most) return false;
        }
        foreach (var other in bonds.Together[visit] ?? [])
            if (routes.Nodes[other].Route >= 0) Narrow(other, begin, begin);
        foreach (var other in bonds.Apart[visit] ?? [])
            if (routes.Nodes[other].Route >= 0 && _isFeasible) Separate(visit, other);
        return _isFeasible;
    }

    /// <summary>Says which of two visits is the first, and until when it has to be done.</summary>
    private void Separate(int visit, int other)
    {
        var (begin, its) = (BeginOf(visit), BeginOf(other));
        var isSecond = routes.Nodes[visit].Route == routes.Nodes[other].Route ? begin > its : begin >= its + Longest(other);
        var (first, second) = isSecond ? (other, visit) : (visit, other);
        // In one route they are apart anyway, though the first may come to need a setup elsewhere.
        var from = routes.Nodes[visit].Route == routes.Nodes[other].Route ? BeginOf(second) : Math.Max(BeginOf(second), BeginOf(first) + Longest(first));
        Narrow(second, from, Model.Horizon);
        if (_isFeasible) Narrow(first, 0, Math.Max(BeginOf(first), from - Longest(first)));
    }

    /// <summary>Widens the windows of a visit that was taken out, and of those that are bound to no other now.</summary>
    public void Release(int visit)
    {
        routes.Unpin(visit);
        foreach (var other in bonds.Partners(visit))
        {
            if (routes.Nodes[other].Route is not (>= 0 and var route) || Held is not null && Held[other]) continue;
            if (bonds.Partners(other).Any(its => its != visit && routes.Nodes[its].Route >= 0)) continue;
            routes.Touch(route);
            routes.Unpin(other);
            routes.Settle(route);
        }
    }

    private void Narrow(int visit, int from, int until)
    {
        var route = routes.Nodes[visit].Route;
        routes.Touch(route);
        routes.Pin(visit, from, until);
        routes.Settle(route);
        _isFeasible = _isFeasible && routes.IsFeasible(route);
    }

    private static int Upper(long time) => (int)Math.Clamp(time, -1, Model.Horizon);

    /// <summary>Setup and service as the visit's route is now.</summary>
    private int Action(int visit) => routes.Hours.Action(_model.Routes[routes.Nodes[visit].Route], routes.Nodes[visit].Prev, visit);

    /// <summary>With the setup that it may come to need; for a visit of the bank, with any team.</summary>
    private int Longest(int visit)
    {
        if (routes.Nodes[visit].Route is >= 0 and var route)
            return _model.Service[_model.Routes[route].Kind][visit] + (_model.Setup?[_model.Routes[route].Kind][visit] ?? 0);
        return _model.Service.Max(times => times[visit]) + (_model.Setup?.Max(times => times[visit]) ?? 0);
    }
}
