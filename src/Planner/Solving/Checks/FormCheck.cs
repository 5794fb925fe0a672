using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A plan names what there is, and its routes go from a start to an end. If not, nothing else can be checked.</summary>
internal static class FormCheck
{
    public static IEnumerable<PlanViolation> Broken(RoutingProblem problem, RoutingPlan plan)
    {
        foreach (var visit in plan.LeftOut.Where(visit => visit < 0 || visit >= problem.Visits.Count))
            yield return new(PlanRule.EachVisitOnce, $"Visit number {visit} is left out and is not in the problem.");
        foreach (var route in plan.Routes)
            foreach (var trouble in Troubles(problem, route)) yield return trouble;
    }

    private static IEnumerable<PlanViolation> Troubles(RoutingProblem problem, PlannedRoute route)
    {
        var name = $"Team number {route.Team}, shift {route.Shift}";
        if (route.Team < 0 || route.Team >= problem.Teams.Count
            || route.Shift < 0 || route.Shift >= problem.Teams[route.Team].Shifts.Count)
        {
            yield return new(PlanRule.OneRouteForATeam, $"{name}: there is no such shift in the problem.");
            yield break;
        }
        if (route.Steps.Count < 2 || route.Steps[0].Kind != StepKind.Start || route.Steps[^1].Kind != StepKind.End
            || route.Steps.Skip(1).SkipLast(1).Any(step => step.Kind is not (StepKind.Visit or StepKind.Break)))
            yield return new(PlanRule.Steps, $"{name}: its steps are not a start, visits and breaks, and an end.");
        foreach (var step in route.Steps.Where(step => step.Kind == StepKind.Visit && (step.Number < 0 || step.Number >= problem.Visits.Count)))
            yield return new(PlanRule.EachVisitOnce, $"{name}: visit number {step.Number} is not in the problem.");
        foreach (var step in route.Steps.Where(step => step.ArrivesAt > step.BeginsAt || step.BeginsAt > step.LeavesAt || step.TravelSeconds < 0))
            yield return new(PlanRule.Steps, $"{name}: step {step.Kind} {step.Number} arrives at {step.ArrivesAt}, begins at " +
                $"{step.BeginsAt}, leaves at {step.LeavesAt} and rides {step.TravelSeconds} s, which is not in order.");
    }
}
