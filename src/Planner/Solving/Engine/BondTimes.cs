namespace CoverageMap.Planner.Solving.Engine;

/// <summary>When bound visits may begin while others are served, and the windows that keep it so.</summary>
internal sealed class BondTimes(RouteSet routes, Bonds bonds)
{
    private readonly Model _model = routes.Model;
    private readonly List<(int From, int Until)> _openings = [];
    private readonly List<(int Visit, int Early, int Late)> _frozen = [];

    public int BeginOf(int visit)
    {
        routes.Hours.Trace(routes.Nodes[visit].Route);
        return routes.Nodes[visit].Begin;
    }

    /// <summary>Whether all that has to be served before is served.</summary>
    public bool MayBegin(int visit) => bonds.Firsts[visit] is not { } firsts || firsts.TrueForAll(first => routes.Nodes[first.Other].Route >= 0);

    /// <summary>The times at which a visit of the bank may begin as those are served that it is bound to, one after another.</summary>
    public IReadOnlyList<(int From, int Until)> Openings(int visit)
    {
        var (early, late) = (0L, (long)Model.Horizon);
        foreach (var first in bonds.Firsts[visit] ?? [])
        {
            var begin = BeginOf(first.Other);
            early = Math.Max(early, begin + Longest(first.Other) + first.Least);
            late = Math.Min(late, begin + Shortest(first.Other) + first.Most);
        }
        // What comes after is taken out with this visit, unless it is served again first.
        _openings.Clear();
        if (late < early) return _openings;
        var from = (int)Math.Min(early, Model.Horizon);
        if (bonds.Apart[visit] is { } others)
        {
            foreach (var (begin, end) in others.Where(other => routes.Nodes[other].Route >= 0)
                .Select(other => (Begin: BeginOf(other), End: BeginOf(other) + Longest(other))).OrderBy(span => span.Begin))
            {
                var until = (int)Math.Min(late, begin - Longest(visit));
                if (until >= from) _openings.Add((from, until));
                from = Math.Max(from, end);
            }
        }
        if (from <= late) _openings.Add((from, (int)late));
        return _openings;
    }

    /// <summary>
    /// Holds those that a visit is bound to at their present times, so that no place is found for it that would move them.
    /// </summary>
    public void Freeze(int visit)
    {
        if (!bonds.IsTimed(visit)) return;
        foreach (var other in Partners(visit).Distinct().Where(other => routes.Nodes[other].Route >= 0))
        {
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
    public (int From, int Until) TogetherTry(int[] members, Dice dice)
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
    public void Bind(int visit)
    {
        if (!bonds.IsTimed(visit)) return;
        var begin = BeginOf(visit);
        foreach (var first in bonds.Firsts[visit] ?? [])
        {
            var firstBegin = BeginOf(first.Other);
            Narrow(visit, begin, Upper(firstBegin + Shortest(first.Other) + first.Most));
            Narrow(first.Other, first.Most < Model.Horizon ? firstBegin : 0, Upper(begin - first.Least - Longest(first.Other)));
        }
        foreach (var other in bonds.Together[visit] ?? [])
            if (routes.Nodes[other].Route >= 0) Narrow(other, begin, begin);
        foreach (var other in bonds.Apart[visit] ?? [])
        {
            if (routes.Nodes[other].Route < 0) continue;
            var its = BeginOf(other);
            Narrow(other, its, its);
            Narrow(visit, begin, begin);
        }
    }

    /// <summary>Widens the windows of a visit that was taken out, and of those that are bound to no other now.</summary>
    public void Release(int visit)
    {
        routes.Unpin(visit);
        foreach (var other in Partners(visit))
        {
            if (routes.Nodes[other].Route is not (>= 0 and var route)) continue;
            if (Partners(other).Any(its => its != visit && routes.Nodes[its].Route >= 0)) continue;
            routes.Touch(route);
            routes.Unpin(other);
            routes.Settle(route);
        }
    }

    public IEnumerable<int> Partners(int visit) =>
        (bonds.Firsts[visit] ?? []).Select(lag => lag.Other).Concat((bonds.Thens[visit] ?? []).Select(lag => lag.Other))
            .Concat((bonds.Together[visit] ?? []).Where(other => other != visit)).Concat(bonds.Apart[visit] ?? []);

    private void Narrow(int visit, int from, int until)
    {
        var route = routes.Nodes[visit].Route;
        routes.Touch(route);
        routes.Pin(visit, from, until);
        routes.Settle(route);
    }

    private static int Upper(long time) => (int)Math.Clamp(time, -1, Model.Horizon);

    private int Longest(int visit) => Shortest(visit) + (_model.Setup is { } setup ? setup.Max(times => times[visit]) : 0);

    private int Shortest(int visit) => routes.Nodes[visit].Route is >= 0 and var route
        ? _model.Service[_model.Routes[route].Kind][visit] : _model.Service.Max(times => times[visit]);
}
