using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Where and when each visit of a plan is served.</summary>
internal sealed class ServedVisits
{
    private readonly Dictionary<int, ServedVisit> _served = [];
    private readonly RoutingProblem _problem;

    public ServedVisits(RoutingProblem problem, IEnumerable<CheckedRoute> routes)
    {
        _problem = problem;
        foreach (var route in routes)
            foreach (var (rank, stop) in route.Stops.Index())
                _served[stop.Number] = new(route.Route.Team, route.Route.Shift, rank, stop, rank < route.DrivenStops);
    }

    public IEnumerable<T> Relations<T>() where T : VisitRelation => _problem.Relations.OfType<T>();

    public ServedVisit? Of(int visit) => _served.GetValueOrDefault(visit);

    public IEnumerable<ServedVisit> Of(IEnumerable<int> visits) => visits.Select(Of).OfType<ServedVisit>();

    /// <summary>Each two of the visits that are served, unless both are driven.</summary>
    public IEnumerable<(ServedVisit One, ServedVisit Other)> Pairs(IReadOnlyList<int> visits)
    {
        var served = Of(visits).ToList();
        for (var other = 1; other < served.Count; other++)
            for (var one = 0; one < other; one++)
                if (!served[one].IsDriven || !served[other].IsDriven) yield return (served[one], served[other]);
    }

    public string Name(int visit) => _problem.Visits[visit].Name;

    public string Name(ServedVisit visit) => Name(visit.Step.Number);

    public string Team(ServedVisit visit) => _problem.Teams[visit.Team].Name;
}

internal sealed record ServedVisit(int Team, int Shift, int Rank, PlannedStep Step, bool IsDriven);
