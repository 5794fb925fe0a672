using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>
/// Checks a plan against its problem from the beginning: it shares no arithmetic with the solver and asks the travel
/// times anew for each route.
/// </summary>
public static class DayCheck
{
    /// <returns>Every rule broken; empty for a plan that may be kept.</returns>
    public static IReadOnlyList<PlanViolation> Check(
        DayProblem problem, DayPlan plan, ITravelTimes travel, CancellationToken cancel = default)
    {
        var unknown = Unknown(problem, plan).ToList();
        if (unknown.Count > 0) return unknown;
        return
        [
            .. EachVisitOnce(problem, plan), .. OneRouteForATeam(problem, plan), .. PartsApart(problem, plan),
            .. Reasons(problem, plan),
            .. plan.Routes.SelectMany(route => new DayRouteCheck(problem, route, travel).Check(cancel)),
        ];
    }

    private static IEnumerable<PlanViolation> Unknown(DayProblem problem, DayPlan plan)
    {
        foreach (var route in plan.Routes.Where(route => route.TeamNumber < 0 || route.TeamNumber >= problem.Teams.Count))
            yield return new(PlanRule.OneRouteForATeam, $"Team number {route.TeamNumber} is not in the problem.");
        foreach (var visit in Visits(plan).Where(visit => visit < 0 || visit >= problem.Visits.Count))
            yield return new(PlanRule.EachVisitOnce, $"Visit number {visit} is not in the problem.");
    }

    private static IEnumerable<PlanViolation> EachVisitOnce(DayProblem problem, DayPlan plan)
    {
        var times = new int[problem.Visits.Count];
        foreach (var visit in Visits(plan)) times[visit]++;
        for (var visit = 0; visit < times.Length; visit++)
            if (times[visit] != 1)
                yield return new(PlanRule.EachVisitOnce,
                    $"The visit to {problem.Visits[visit]} is {times[visit]} times in the plan and among those left out, not once.");
    }

    private static IEnumerable<PlanViolation> OneRouteForATeam(DayProblem problem, DayPlan plan)
    {
        foreach (var routes in plan.Routes.GroupBy(route => route.TeamNumber))
        {
            var code = problem.Teams[routes.Key].Code;
            if (routes.Count() > 1) yield return new(PlanRule.OneRouteForATeam, $"Team {code} has {routes.Count()} routes.");
            if (routes.Any(route => route.Stops.Count == 0))
                yield return new(PlanRule.OneRouteForATeam, $"Team {code} has a route without stops.");
        }
    }

    private static IEnumerable<PlanViolation> PartsApart(DayProblem problem, DayPlan plan)
    {
        var parts = plan.Routes.SelectMany(route => route.Stops)
            .GroupBy(stop => problem.Visits[stop.Visit].Household).Where(stops => stops.Count() > 1);
        foreach (var stops in parts)
        {
            var inOrder = stops.OrderBy(stop => stop.StartsAt).ToList();
            for (var later = 1; later < inOrder.Count; later++)
                if (inOrder[later].StartsAt < inOrder.Take(later).Max(stop => stop.LeavesAt))
                    yield return new(PlanRule.PartsApart,
                        $"The visit to {problem.Visits[inOrder[later].Visit]} begins before another part of it has ended.");
        }
    }

    private static IEnumerable<PlanViolation> Reasons(DayProblem problem, DayPlan plan) =>
        from leftOut in plan.LeftOut
        where !LeftOutReason.All.Contains(leftOut.Reason)
        select new PlanViolation(PlanRule.Reason,
            $"The visit to {problem.Visits[leftOut.Visit]} is left out for '{leftOut.Reason}', which is no reason.");

    private static IEnumerable<int> Visits(DayPlan plan) =>
        plan.Routes.SelectMany(route => route.Stops.Select(stop => stop.Visit)).Concat(plan.LeftOut.Select(left => left.Visit));
}
