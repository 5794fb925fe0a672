namespace CoverageMap.Planner.Solving.Engine;

/// <summary>When bound visits may begin while others are served, and the windows that keep it so.</summary>
internal sealed class BondTimes(RouteSet routes, Bonds bonds, BondWindows windows)
{
    private readonly Model _model = routes.Model;
    private readonly List<(int From, int Until)> _openings = [];
    private readonly List<(int Visit, int Early, int Late)> _frozen = [];

    private VisitBegins Begins => routes.Hours.Begins;

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
            early = Math.Max(early, Begins.Of(first.Other) + windows.Longest(first.Other) + first.Least);
            if (first.Most < Model.Horizon) late = Math.Min(late, Begins.Latest(first.Other) + windows.Action(first.Other) + first.Most);
        }
        foreach (var other in bonds.Together[visit] ?? [])
            if (other != visit && routes.Nodes[other].Route >= 0)
                (early, late) = (Math.Max(early, Begins.Of(other)), Math.Min(late, Begins.Latest(other)));
        // What comes after is taken out with this visit, unless it is served again first.
        _openings.Clear();
        if (early > late) return _openings;
        _openings.Add(((int)early, (int)late));
        foreach (var other in bonds.Apart[visit] ?? [])
            if (routes.Nodes[other].Route >= 0) KeepClear(Begins.Latest(other) - windows.Longest(visit), Begins.Of(other) + windows.Longest(other));
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
            var begin = Begins.Of(other);
            _frozen.Add((other, routes.Windows.Early[other], routes.Windows.Late[other]));
            windows.Narrow(other, begin, begin);
        }
    }

    public void Thaw()
    {
        foreach (var (visit, early, late) in _frozen)
        {
            routes.Windows.Repin(visit, early, late);
            routes.SettleWindow(visit);
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
        windows.BeginFeasible();
        foreach (var first in bonds.Firsts[visit] ?? [])
            if (!TryFollow(first, visit)) return false;
        foreach (var other in bonds.Together[visit] ?? [])
        {
            if (other == visit || routes.Nodes[other].Route < 0) continue;
            var begin = Begins.Of(visit);
            windows.Narrow(visit, begin, begin);
            windows.Narrow(other, begin, begin);
        }
        foreach (var other in bonds.Apart[visit] ?? [])
            if (routes.Nodes[other].Route >= 0 && windows.AreFeasible) Separate(visit, other);
        return windows.AreFeasible;
    }

    /// <summary>Lets a visit begin so late, or if need be its first, that their lag is kept.</summary>
    private bool TryFollow(Lag lag, int visit)
    {
        var first = lag.Other;
        var earliest = Begins.Of(first) + windows.Longest(first) + lag.Least;
        if (Begins.Of(visit) < earliest) windows.Narrow(visit, BondWindows.Clamped(earliest), Model.Horizon);
        if (!windows.AreFeasible) return false;
        if (lag.Most < Model.Horizon && Begins.Of(visit) - lag.Most - windows.Action(first) is var soonest && Begins.Of(first) < soonest)
        {
            windows.Narrow(first, (int)soonest, BondWindows.Clamped(Begins.Of(visit) - lag.Least - windows.Longest(first)));
            if (!windows.AreFeasible || Begins.Of(visit) > Begins.Of(first) + windows.Action(first) + lag.Most) return false;
        }
        windows.ShareLag(lag, visit, Begins.Of(first), Begins.Of(visit), windows.Narrow);
        return windows.AreFeasible;
    }

    /// <summary>Says which of two visits is the first, and until when it has to be done.</summary>
    private void Separate(int visit, int other)
    {
        var (begin, its) = (Begins.Of(visit), Begins.Of(other));
        var isOneRoute = routes.Nodes[visit].Route == routes.Nodes[other].Route;
        var (first, second, beginOfFirst, beginOfSecond) = (isOneRoute ? begin > its : begin >= its + windows.Longest(other))
            ? (other, visit, its, begin) : (visit, other, begin, its);
        // In one route they are apart anyway, though the first may come to need a setup elsewhere.
        if (!isOneRoute && beginOfFirst + windows.Longest(first) is var earliest && beginOfSecond < earliest)
        {
            windows.Narrow(second, earliest, Model.Horizon);
            if (!windows.AreFeasible) return;
            beginOfSecond = Begins.Of(second);
        }
        windows.SharePause(first, second, beginOfFirst, beginOfSecond, windows.Narrow);
    }

    /// <summary>Widens the windows of a visit that was taken out, and of those that are bound to no other now.</summary>
    public void Release(int visit)
    {
        routes.Windows.Unpin(visit);
        foreach (var other in bonds.Partners(visit))
        {
            if (routes.Nodes[other].Route is not (>= 0 and var route) || Held is not null && Held[other]) continue;
            if (bonds.Partners(other).Any(its => its != visit && routes.Nodes[its].Route >= 0)) continue;
            routes.Touch(route);
            routes.Windows.Unpin(other);
            routes.SettleWindow(other);
        }
    }
}
