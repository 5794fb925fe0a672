namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Windows of bound visits, narrowed so that each may begin by itself within its own.</summary>
internal sealed class BondWindows(RouteSet routes, Bonds bonds)
{
    private readonly Model _model = routes.Model;
    private readonly List<int> _spread = [];

    /// <summary>Whether the routes narrowed since <see cref="BeginFeasible"/> keep their hours.</summary>
    public bool AreFeasible { get; private set; } = true;

    public void BeginFeasible() => AreFeasible = true;

    /// <summary>Narrows the window of a served visit at once, with the times of its route.</summary>
    public void Narrow(int visit, int from, int until)
    {
        var route = routes.Nodes[visit].Route;
        routes.Touch(route);
        routes.Windows.Pin(visit, from, until);
        routes.SettleWindow(visit);
        AreFeasible = AreFeasible && routes.IsFeasible(route);
    }

    /// <summary>A time that may lie outside of all windows.</summary>
    public static int Clamped(long time) => (int)Math.Clamp(time, -1, Model.Horizon);

    /// <summary>Setup and service as the visit's route is now.</summary>
    public int Action(int visit) => routes.Hours.Action(_model.Routes[routes.Nodes[visit].Route], routes.Nodes[visit].Prev, visit);

    /// <summary>With the setup that it may come to need; for a visit of the bank, with any team.</summary>
    public int Longest(int visit)
    {
        if (routes.Nodes[visit].Route is >= 0 and var route)
            return _model.Service[_model.Routes[route].Kind][visit] + (_model.Setup?[_model.Routes[route].Kind][visit] ?? 0);
        return _model.Service.Max(times => times[visit]) + (_model.Setup?.Max(times => times[visit]) ?? 0);
    }

    /// <summary>
    /// Halves the time that is free between a visit and what follows it, so that each may begin sooner or later by itself. (Held at
    /// their times instead, 24 bound pairs made a district of 1,000 visits 2.4 % dearer.)
    /// </summary>
    public void ShareLag(Lag lag, int then, int beginOfFirst, int begin, Action<int, int, int> narrow)
    {
        var (first, longest, action) = (lag.Other, Longest(lag.Other), Action(lag.Other));
        var free = Math.Max(0, begin - beginOfFirst - longest - lag.Least) / 2;
        var room = lag.Most < Model.Horizon ? Math.Max(0, beginOfFirst + action + lag.Most - begin) / 2 : Model.Horizon;
        var (from, until) = (begin - free, begin + room);
        narrow(then, Clamped(from), Clamped(until));
        // What the plan has is kept in any case, though a setup may have come or gone since.
        narrow(first, Clamped(Math.Min(beginOfFirst, until - lag.Most - action)), Clamped(Math.Max(beginOfFirst, from - lag.Least - longest)));
    }

    /// <summary>The same between two visits that must not be served at once.</summary>
    public void SharePause(int first, int second, int beginOfFirst, int begin, Action<int, int, int> narrow)
    {
        var free = Math.Max(0, begin - beginOfFirst - Longest(first)) / 2;
        narrow(second, begin - free, Model.Horizon);
        narrow(first, 0, Math.Max(beginOfFirst, begin - free - Longest(first)));
    }

    /// <summary>Shares the time between bound visits that are held where a plan has them.</summary>
    /// <param name="begins">By visit, as the plan has it.</param>
    /// <param name="held">Visits that stay at their times.</param>
    public void Spread(IReadOnlyDictionary<int, int> begins, bool[]? held)
    {
        _spread.Clear();
        foreach (var visit in begins.Keys)
            if (routes.Nodes[visit].Route >= 0) _spread.Add(visit);
        foreach (var visit in _spread)
            if (held?[visit] != true) routes.Windows.Unpin(visit);
        // What is held stays at its one second, which lies in every share.
        foreach (var visit in _spread) Spread(visit, begins);
        foreach (var visit in _spread)
            if (held?[visit] != true) routes.Settle(routes.Nodes[visit].Route);
    }

    /// <summary>Shares what is free between a visit and those it follows, begins with or stays apart from: each two once.</summary>
    private void Spread(int visit, IReadOnlyDictionary<int, int> begins)
    {
        var begin = begins[visit];
        foreach (var first in bonds.Firsts[visit] ?? [])
            if (routes.Nodes[first.Other].Route >= 0) ShareLag(first, visit, begins[first.Other], begin, routes.Windows.Pin);
        foreach (var other in bonds.Together[visit] ?? [])
            if (other != visit && routes.Nodes[other].Route >= 0) routes.Windows.Pin(visit, begin, begin);
        foreach (var other in bonds.Apart[visit] ?? [])
        {
            if (other < visit || routes.Nodes[other].Route < 0) continue;
            var isFirst = begin < begins[other];
            SharePause(isFirst ? visit : other, isFirst ? other : visit, Math.Min(begin, begins[other]), Math.Max(begin, begins[other]), routes.Windows.Pin);
        }
    }
}
