using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Each visit is served once or left out, and each shift has at most one route, with stops.</summary>
internal static class OnceCheck
{
    public static IEnumerable<PlanViolation> Broken(RoutingProblem problem, RoutingPlan plan)
    {
        var times = new int[problem.Visits.Count];
        foreach (var visit in plan.Routes.SelectMany(route => route.Visits).Concat(plan.LeftOut)) times[visit]++;
        foreach (var (visit, count) in times.Index().Where(visit => visit.Item != 1))
            yield return new(PlanRule.EachVisitOnce,
                $"Visit {problem.Visits[visit].Name} is {count} times in routes and among those left out, not once.");
        foreach (var routes in plan.Routes.GroupBy(route => (route.Team, route.Shift)))
        {
            var name = $"Team {problem.Teams[routes.Key.Team].Name}, shift {routes.Key.Shift}";
            if (routes.Count() > 1) yield return new(PlanRule.OneRouteForATeam, $"{name}: has {routes.Count()} routes.");
            if (routes.Any(route => !route.Visits.Any())) yield return new(PlanRule.OneRouteForATeam, $"{name}: has a route without stops.");
        }
    }
}
