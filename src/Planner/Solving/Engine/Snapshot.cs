namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Routes written down as lists of visits, with what they and what is left out cost.</summary>
internal sealed class Snapshot
{
    private readonly List<int>[] _visits;

    public Snapshot(Model model) => _visits = [.. model.Routes.Select(_ => new List<int>())];

    public long Cost { get; set; } = long.MaxValue;

    public List<int> Visits(int route) => _visits[route];

    /// <summary>Writes down the searched routes as they are.</summary>
    public void CopyFrom(RouteSet routes, IReadOnlyList<int> searched)
    {
        for (var at = 0; at < searched.Count; at++)
        {
            var visits = _visits[searched[at]];
            visits.Clear();
            routes.CopyVisits(searched[at], visits);
        }
        Cost = routes.Cost;
    }

    /// <summary>Takes over some routes of another.</summary>
    public void CopyFrom(Snapshot other, IReadOnlyList<int> routes)
    {
        for (var at = 0; at < routes.Count; at++)
        {
            _visits[routes[at]].Clear();
            _visits[routes[at]].AddRange(other._visits[routes[at]]);
        }
    }
}
