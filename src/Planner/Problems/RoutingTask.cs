namespace CoverageMap.Planner.Problems;

/// <summary>A problem, and routes to begin with.</summary>
/// <param name="Start">Null: none are given.</param>
public sealed record RoutingTask(RoutingProblem Problem, IReadOnlyList<PlannedVisits>? Start)
{
    /// <returns>A sentence for each fault of the start; empty where the engine can begin with it. Rules that it breaks are none.</returns>
    public IReadOnlyList<string> StartFaults()
    {
        var faults = new FaultList(Problem);
        var (routes, visits) = (new HashSet<(int, int)>(), new HashSet<int>());
        foreach (var (rank, route) in (Start ?? []).Index())
        {
            var name = $"Route {rank} of the start";
            if (!faults.RequireTeam(route.Team, name)) continue;
            if (!faults.RequireNumber(route.Shift, Problem.Teams[route.Team].Shifts.Count, $"{name} (team {Problem.Teams[route.Team].Name})", "shift")) continue;
            faults.Require(routes.Add((route.Team, route.Shift)), $"{name} is the second of team {route.Team} in shift {route.Shift}; give one for each shift.");
            foreach (var visit in route.Visits)
                if (faults.RequireVisit(visit, name)) faults.Require(visits.Add(visit), $"{name} has visit {visit}, which is there before; name it once.");
            int[] driven = [.. route.Shift > 0 ? [] : Problem.Teams[route.Team].Driven.Select(stop => stop.Visit)];
            faults.Require(route.Visits.Take(driven.Length).SequenceEqual(driven),
                $"{name} does not begin with what team {route.Team} has driven; name {string.Join(", ", driven)} first.");
            foreach (var (visit, begin) in route.Begins)
            {
                faults.Require(route.Visits.Contains(visit), $"{name} says when visit {visit} begins, which it does not have; leave it out.");
                faults.RequireTime(begin, $"{name}: the beginning of visit {visit}");
            }
        }
        return faults.Sentences;
    }
}
