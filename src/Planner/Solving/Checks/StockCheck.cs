using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>What a team delivers over all its shifts is in its stock of the day.</summary>
internal static class StockCheck
{
    public static IEnumerable<PlanViolation> Broken(RoutingProblem problem, IReadOnlyList<CheckedRoute> routes)
    {
        foreach (var ofTeam in routes.GroupBy(route => route.Route.Team))
        {
            var team = problem.Teams[ofTeam.Key];
            for (var dimension = 0; dimension < team.DayStock.Count; dimension++)
            {
                var delivered = ofTeam.SelectMany(route => route.Stops.Select(route.Visit))
                    .Sum(visit => CheckedRoute.Amount(visit.Delivery, dimension));
                if (delivered > team.DayStock[dimension])
                    yield return new(PlanRule.Stock, $"Team {team.Name}: delivers {delivered} of " +
                        $"{problem.Dimensions[dimension]} over the day and has {team.DayStock[dimension]}.");
            }
        }
    }
}
