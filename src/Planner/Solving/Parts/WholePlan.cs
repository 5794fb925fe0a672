using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>The plan of a large problem while its parts are searched.</summary>
internal sealed class WholePlan
{
    private readonly RoutingProblem _problem;
    private readonly Dictionary<(int Team, int Shift), int[]> _routes = [];
    private readonly int[] _teamOf;
    private readonly Dictionary<int, long> _begins = [];

    public WholePlan(RoutingProblem problem, IReadOnlyList<PlannedVisits>? start)
    {
        _problem = problem;
        _teamOf = new int[problem.Visits.Count];
        Array.Fill(_teamOf, -1);
        foreach (var (number, team) in problem.Teams.Index())
            if (team.Driven.Count > 0) Put(number, 0, [.. team.Driven.Select(stop => stop.Visit)]);
        foreach (var route in start ?? []) Put(route.Team, route.Shift, [.. route.Visits]);
    }

    /// <summary>−1: it is left out.</summary>
    public int TeamOf(int visit) => _teamOf[visit];

    public int Served => _routes.Values.Sum(visits => visits.Length);

    public IEnumerable<int> VisitsOf(int team) =>
        Enumerable.Range(0, _problem.Teams[team].Shifts.Count).SelectMany(shift => _routes.GetValueOrDefault((team, shift)) ?? []);

    /// <summary>When a visit begins that is bound to others; null: at any time that its route allows.</summary>
    public long? BeginOf(int visit) => _begins.TryGetValue(visit, out var begin) ? begin : null;

    public IReadOnlyList<PlannedVisits> RoutesOf(IReadOnlyCollection<int> teams) =>
        [.. _routes.Where(route => teams.Contains(route.Key.Team)).Select(route => new PlannedVisits(route.Key.Team, route.Key.Shift, route.Value))];

    /// <summary>Takes over what a part's search found for its teams.</summary>
    public void Take(Part part, RoutingPlan plan)
    {
        foreach (var team in part.Teams)
            for (var shift = 0; shift < _problem.Teams[team].Shifts.Count; shift++) Put(team, shift, []);
        foreach (var route in plan.Routes)
        {
            Put(route.Team, route.Shift, [.. route.Visits]);
            foreach (var step in route.Steps)
                if (step.Kind == StepKind.Visit) _begins[step.Number] = step.BeginsAt;
        }
    }

    /// <summary>When those of some routes' visits begin that are bound to others.</summary>
    /// <param name="timed">Whether a visit's time depends on others.</param>
    public IReadOnlyDictionary<int, long> BeginsIn(IEnumerable<PlannedVisits> routes, Func<int, bool> timed) =>
        routes.SelectMany(route => route.Visits).Where(visit => timed(visit) && _begins.ContainsKey(visit)).ToDictionary(visit => visit, visit => _begins[visit]);

    /// <param name="timed">Whether a visit's time depends on others; the rest is written out anew.</param>
    public RoutingPlan Write(Func<int, bool> timed, CancellationToken cancel)
    {
        PlannedVisits[] routes = [.. _routes.Select(route => new PlannedVisits(route.Key.Team, route.Key.Shift, route.Value))];
        var begins = BeginsIn(routes, timed);
        return Timetable.Write(_problem, routes, begins, cancel)
            ?? throw new InvalidOperationException($"The routes of the parts do not fit together: {Timetable.FirstThatDoesNotFit(_problem, routes, begins, cancel)}.");
    }

    private void Put(int team, int shift, int[] visits)
    {
        foreach (var visit in _routes.GetValueOrDefault((team, shift)) ?? [])
            if (_teamOf[visit] == team) _teamOf[visit] = -1;
        _routes[(team, shift)] = visits;
        foreach (var visit in visits) _teamOf[visit] = team;
    }
}
