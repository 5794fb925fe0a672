namespace CoverageMap.Planner.Solving.Engine;

/// <summary>When bound visits may begin while others are served, and the windows that keep it so.</summary>
internal sealed class BondTimes(RouteSet routes, Bonds bonds)
{
    private readonly Model _model = routes.Model;
    private readonly List<(int From, int Until)> _openings = [];
    private readonly List<(int Visit, int Early, int Late)> _frozen = [];
    private readonly List<int> _spread = [];
    private readonly List<int> _loose = [];
    private bool _isFeasible;

    /// <summary>Visits that stay at their times; null: none.</summary>
    public bool[]? Held { get; set; }

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
            early = Math.Max(early, routes.Hours.BeginOf(first.Other) + Longest(first.Other) + first.Least);
            if (first.Most < Model.Horizon) late = Math.Min(late, routes.Hours.LatestBegin(first.Other) + Action(first.Other) + first.Most);
        }
        foreach (var other in bonds.Together[visit] ?? [])
            if (other != visit && routes.Nodes[other].Route >= 0)
                (early, late) = (Math.Max(early, routes.Hours.BeginOf(other)), Math.Min(late, routes.Hours.LatestBegin(other)));
        // What comes after is taken out with this visit, unless it is served again first.
        _openings.Clear();
        if (early > late) return _openings;
        _openings.Add(((int)early, (int)late));
        foreach (var other in bonds.Apart[visit] ?? [])
            if (routes.Nodes[other].Route >= 0) KeepClear(routes.Hours.LatestBegin(other) - Longest(visit), routes.Hours.BeginOf(other) + Longest(other));
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
            var begin = routes.Hours.BeginOf(other);
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
        foreach (var first in bonds.Firsts[visit] ?? [])
            if (!TryFollow(first, visit)) return false;
        foreach (var other in bonds.Together[visit] ?? [])
        {
            if (other == visit || routes.Nodes[other].Route < 0) continue;
            var begin = routes.Hours.BeginOf(visit);
            Narrow(visit, begin, begin);
            Narrow(other, begin, begin);
        }
        foreach (var other in bonds.Apart[visit] ?? [])
            if (routes.Nodes[other].Route >= 0 && _isFeasible) Separate(visit, other);
        return _isFeasible;
    }

    /// <summary>Lets a visit begin so late, or if need be its first, that their lag is kept.</summary>
    private bool TryFollow(Lag lag, int visit)
    {
        var first = lag.Other;
        var earliest = routes.Hours.BeginOf(first) + Longest(first) + lag.Least;
        if (routes.Hours.BeginOf(visit) < earliest) Narrow(visit, Upper(earliest), Model.Horizon);
        if (!_isFeasible) return false;
        if (lag.Most < Model.Horizon && routes.Hours.BeginOf(visit) - lag.Most - Action(first) is var soonest && routes.Hours.BeginOf(first) < soonest)
        {
            Narrow(first, (int)soonest, Upper(routes.Hours.BeginOf(visit) - lag.Least - Longest(first)));
            if (!_isFeasible || routes.Hours.BeginOf(visit) > routes.Hours.BeginOf(first) + Action(first) + lag.Most) return false;
        }
        ShareLag(lag, visit, routes.Hours.BeginOf(first), routes.Hours.BeginOf(visit), Narrow);
        return _isFeasible;
    }

    /// <summary>Says which of two visits is the first, and until when it has to be done.</summary>
    private void Separate(int visit, int other)
    {
        var (begin, its) = (routes.Hours.BeginOf(visit), routes.Hours.BeginOf(other));
        var isOneRoute = routes.Nodes[visit].Route == routes.Nodes[other].Route;
        var isSecond = isOneRoute ? begin > its : begin >= its + Longest(other);
        var (first, second) = isSecond ? (other, visit) : (visit, other);
        // In one route they are apart anyway, though the first may come to need a setup elsewhere.
        if (!isOneRoute && routes.Hours.BeginOf(second) < routes.Hours.BeginOf(first) + Longest(first)) Narrow(second, Upper(routes.Hours.BeginOf(first) + Longest(first)), Model.Horizon);
        if (_isFeasible) SharePause(first, second, routes.Hours.BeginOf(first), routes.Hours.BeginOf(second), Narrow);
    }

    /// <summary>
    /// Halves the time that is free between a visit and what follows it, so that each may begin sooner or later by itself. (Held at
    /// their times instead, 24 bound pairs made a district of 1,000 visits 2.4 % dearer.)
    /// </summary>
    private void ShareLag(Lag lag, int then, int beginOfFirst, int begin, Action<int, int, int> narrow)
    {
        var (first, longest, action) = (lag.Other, Longest(lag.Other), Action(lag.Other));
        var free = Math.Max(0, begin - beginOfFirst - longest - lag.Least) / 2;
        var room = lag.Most < Model.Horizon ? Math.Max(0, beginOfFirst + action + lag.Most - begin) / 2 : Model.Horizon;
        var (from, until) = (begin - free, begin + room);
        narrow(then, Upper(from), Upper(until));
        narrow(first, lag.Most < Model.Horizon ? Upper(until - lag.Most - action) : 0, Upper(Math.Max(beginOfFirst, from - lag.Least - longest)));
    }

    /// <summary>The same between two visits that must not be served at once.</summary>
    private void SharePause(int first, int second, int beginOfFirst, int begin, Action<int, int, int> narrow)
    {
        var free = Math.Max(0, begin - beginOfFirst - Longest(first)) / 2;
        narrow(second, begin - free, Model.Horizon);
        narrow(first, 0, Math.Max(beginOfFirst, begin - free - Longest(first)));
    }

    /// <summary>Shares the time between bound visits that are held where a plan has them.</summary>
    /// <param name="begins">By visit, as the plan has it.</param>
    public void Spread(IReadOnlyDictionary<int, int> begins)
    {
        _spread.Clear();
        foreach (var visit in begins.Keys)
            if (routes.Nodes[visit].Route >= 0 && Held?[visit] != true) _spread.Add(visit);
        foreach (var visit in _spread) routes.Unpin(visit);
        foreach (var visit in _spread) Spread(visit, begins);
        foreach (var visit in _spread) routes.Settle(routes.Nodes[visit].Route);
    }

    private void Spread(int visit, IReadOnlyDictionary<int, int> begins)
    {
        var begin = begins[visit];
        foreach (var first in bonds.Firsts[visit] ?? [])
            if (routes.Nodes[first.Other].Route >= 0) ShareLag(first, visit, begins[first.Other], begin, routes.Pin);
        foreach (var then in bonds.Thens[visit] ?? [])
            if (routes.Nodes[then.Other].Route >= 0) ShareLag(then with { Other = visit }, then.Other, begin, begins[then.Other], routes.Pin);
        foreach (var other in bonds.Together[visit] ?? [])
            if (other != visit && routes.Nodes[other].Route >= 0) routes.Pin(visit, begin, begin);
        foreach (var other in bonds.Apart[visit] ?? [])
        {
            if (routes.Nodes[other].Route < 0) continue;
            var isFirst = begin < begins[other];
            SharePause(isFirst ? visit : other, isFirst ? other : visit, Math.Min(begin, begins[other]), Math.Max(begin, begins[other]), routes.Pin);
        }
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

    /// <summary>
    /// Lets visits of ruined routes begin whenever those can that begin together with them; <see cref="TryTie"/> then moves these.
    /// (Each held at its time instead, 8 such pairs made a district of 1,000 visits 2 % dearer.)
    /// </summary>
    public void Loosen(List<int> ruined)
    {
        _loose.Clear();
        foreach (var route in ruined)
        {
            var end = _model.End(route);
            for (var node = routes.Nodes[_model.Start(route)].Next; node != end; node = routes.Nodes[node].Next)
                if (bonds.IsOnlyTogether(node) && Held?[node] != true && !bonds.Partners(node).Any(_loose.Contains)) TryLoosen(node);
        }
    }

    private void TryLoosen(int visit)
    {
        var (from, until) = (0, Model.Horizon);
        foreach (var other in bonds.Partners(visit))
        {
            if (routes.Nodes[other].Route < 0) continue;
            var its = routes.Hours.BeginsBetween(other);
            (from, until) = (Math.Max(from, its.From), Math.Min(until, its.Until));
        }
        var begin = routes.Hours.BeginOf(visit);
        if (from > begin || until < begin || from == until) return;
        // Nothing was taken out of it where all that was near is held.
        routes.Touch(routes.Nodes[visit].Route);
        routes.Repin(visit, Math.Max(from, _model.Early[visit]), Math.Min(until, _model.Late[visit]));
        routes.Settle(routes.Nodes[visit].Route);
        _loose.Add(visit);
    }

    public bool HasLoose => _loose.Count > 0;

    /// <summary>After what was loosened is undone.</summary>
    public void ForgetLoose() => _loose.Clear();

    /// <summary>Makes those begin together again that were loosened.</summary>
    /// <returns>False where that leaves no time for one of them.</returns>
    public bool TryTie()
    {
        _isFeasible = true;
        foreach (var visit in _loose)
        {
            var begin = routes.Hours.BeginOf(visit);
            Narrow(visit, begin, begin);
            foreach (var other in bonds.Partners(visit))
            {
                if (routes.Nodes[other].Route < 0) continue;
                routes.Unpin(other);
                Narrow(other, begin, begin);
            }
            if (!_isFeasible) return false;
        }
        _loose.Clear();
        return true;
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
