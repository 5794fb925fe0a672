using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>The first route of a team begins with what it has driven, at the times at which that was.</summary>
internal static class DrivenCheck
{
    public static IEnumerable<PlanViolation> Broken(RoutingProblem problem, RoutingPlan plan)
    {
        foreach (var (number, team) in problem.Teams.Index().Where(team => team.Item.Driven.Count > 0))
        {
            var steps = plan.Routes.FirstOrDefault(route => route.Team == number && route.Shift == 0)?.Steps ?? [];
            for (var rank = 0; rank < team.Driven.Count; rank++)
            {
                var (visit, began) = team.Driven[rank];
                var step = steps.ElementAtOrDefault(rank + 1);
                if (step is not { Kind: StepKind.Visit } || step.Number != visit || step.BeginsAt != began)
                    yield return new(PlanRule.Driven, $"Team {team.Name}, shift 0: stop {rank} is not visit " +
                        $"{problem.Visits[visit].Name}, begun at {began}, as it was driven.");
            }
        }
    }
}
