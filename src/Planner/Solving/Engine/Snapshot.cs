namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Routes written down as lists of visits, with what they and what is left out cost.</summary>
internal sealed class Snapshot
{
    private readonly Model _model;
    private readonly List<int>[] _visits;

    public Snapshot(Model model) => (_model, _visits) = (model, [.. model.Routes.Select(_ => new List<int>())]);

    public long Cost { get; set; } = long.MaxValue;

    /// <summary>When visits begin whose times depend on others, with the windows that keep it so.</summary>
    public Dictionary<int, int> Begins { get; } = [];

    public List<int> Visits(int route) => _visits[route];

    /// <summary>How many routes serve something.</summary>
    public int Used => _visits.Count(visits => visits.Count > 0);

    /// <summary>By visit: the route that serves it; −1: none.</summary>
    public int[] RouteOfEach()
    {
        var routeOf = new int[_model.Visits];
        Array.Fill(routeOf, -1);
        for (var route = 0; route < _visits.Length; route++)
            foreach (var visit in _visits[route]) routeOf[visit] = route;
        return routeOf;
    }

    /// <summary>The visits that no route serves.</summary>
    public List<int> LeftOut()
    {
        var isServed = new bool[_model.Visits];
        foreach (var visits in _visits)
            foreach (var visit in visits) isServed[visit] = true;
        return [.. Enumerable.Range(0, _model.Visits).Where(visit => !isServed[visit])];
    }

    public void Clear()
    {
        foreach (var visits in _visits) visits.Clear();
        Begins.Clear();
    }

    /// <summary>Writes down the searched routes as they are.</summary>
    public void CopyFrom(RouteSet routes, IReadOnlyList<int> searched)
    {
        ForgetBegins(searched);
        for (var at = 0; at < searched.Count; at++)
        {
            var visits = _visits[searched[at]];
            visits.Clear();
            routes.CopyVisits(searched[at], visits);
        }
        Cost = routes.TrueCost;
        if (_model.Bonds is not { } bonds) return;
        for (var at = 0; at < searched.Count; at++)
            foreach (var visit in _visits[searched[at]])
                if (bonds.IsTimed(visit)) Begins[visit] = routes.Hours.Begins.Of(visit);
    }

    /// <summary>Takes over some routes of another.</summary>
    public void CopyFrom(Snapshot other, IReadOnlyList<int> routes)
    {
        ForgetBegins(routes);
        for (var at = 0; at < routes.Count; at++)
        {
            _visits[routes[at]].Clear();
            _visits[routes[at]].AddRange(other._visits[routes[at]]);
            if (_model.Bonds is null) continue;
            foreach (var visit in _visits[routes[at]])
                if (other.Begins.TryGetValue(visit, out var begin)) Begins[visit] = begin;
        }
    }

    private void ForgetBegins(IReadOnlyList<int> routes)
    {
        for (var at = 0; _model.Bonds is not null && at < routes.Count; at++)
            foreach (var visit in _visits[routes[at]]) Begins.Remove(visit);
    }

    public void CopyAll(Snapshot other)
    {
        for (var route = 0; route < _visits.Length; route++)
        {
            _visits[route].Clear();
            _visits[route].AddRange(other._visits[route]);
        }
        Cost = other.Cost;
        Begins.Clear();
        foreach (var (visit, begin) in other.Begins) Begins[visit] = begin;
    }
}
