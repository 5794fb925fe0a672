using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>The plan of a large problem while its parts are searched.</summary>
internal sealed class WholePlan
{
    private readonly RoutingProblem _problem;
    private readonly Dictionary<(int Team, int Shift), int[]> _routes = [];
    private readonly int[] _teamOf;
    private readonly Dictionary<int, (long Begin, long End)> _times = [];

    public WholePlan(RoutingProblem problem, IReadOnlyList<PlannedVisits>? start)
    {
        (_problem, IsGiven) = (problem, start is not null);
        _teamOf = new int[problem.Visits.Count];
        Array.Fill(_teamOf, -1);
        foreach (var route in PlannedVisits.Driven(problem).Concat(start ?? [])) Put(route.Team, route.Shift, [.. route.Visits]);
    }

    /// <summary>Whether there were routes to begin with.</summary>
    public bool IsGiven { get; }

    /// <summary>−1: it is left out.</summary>
    public int TeamOf(int visit) => _teamOf[visit];

    public int Served => _routes.Values.Sum(visits => visits.Length);

    public IEnumerable<int> VisitsOf(int team) =>
        Enumerable.Range(0, _problem.Teams[team].Shifts.Count).SelectMany(shift => _routes.GetValueOrDefault((team, shift)) ?? []);

    /// <summary>When a served visit begins and ends; null: it is left out, or was not yet timed.</summary>
    public (long Begin, long End)? TimesOf(int visit) => _teamOf[visit] >= 0 && _times.TryGetValue(visit, out var times) ? times : null;

    public IReadOnlyList<PlannedVisits> RoutesOf(IReadOnlyCollection<int> teams) => Routes(_routes.Keys.Where(route => teams.Contains(route.Team)));

    /// <summary>Takes over what a part's search found for its teams.</summary>
    public void Take(Part part, RoutingPlan plan)
    {
        foreach (var team in part.Teams)
            for (var shift = 0; shift < _problem.Teams[team].Shifts.Count; shift++) Put(team, shift, []);
        foreach (var route in plan.Routes)
        {
            Put(route.Team, route.Shift, [.. route.Visits]);
            foreach (var step in route.Steps)
                if (step.Kind == StepKind.Visit) _times[step.Number] = (step.BeginsAt, step.LeavesAt);
        }
    }

    public RoutingPlan Write(CancellationToken cancel)
    {
        var routes = Routes(_routes.Keys);
        var begins = BoundBegins.Of(_problem, routes);
        return Timetable.Write(_problem, routes, begins, cancel) ?? UnfitRoutes.Mended(_problem, routes);
    }

    private PlannedVisits[] Routes(IEnumerable<(int Team, int Shift)> routes) => [.. routes.Select(route => new PlannedVisits(route.Team, route.Shift, _routes[route])
    {
        Begins = _routes[route].Where(_times.ContainsKey).ToDictionary(visit => visit, visit => _times[visit].Begin),
    })];

    private void Put(int team, int shift, int[] visits)
    {
        foreach (var visit in _routes.GetValueOrDefault((team, shift)) ?? [])
            if (_teamOf[visit] == team) _teamOf[visit] = -1;
        _routes[(team, shift)] = visits;
        foreach (var visit in visits) _teamOf[visit] = team;
    }
}
