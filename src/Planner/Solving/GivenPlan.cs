using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>The plan to begin with.</summary>
internal static class GivenPlan
{
    /// <summary>The plan of some routes; where they break a rule, with as many of their visits as can be served in their order.</summary>
    /// <returns>Null where no routes are given, or nothing of them can be kept.</returns>
    public static RoutingPlan? Of(RoutingProblem problem, IReadOnlyList<PlannedVisits>? start) =>
        start is null ? null : Whole(problem, start) ?? Clean(problem, Kept(problem, start));

    /// <summary>What there is before anything is searched: the plan given, if it keeps every rule, or that of what is driven already.</summary>
    public static RoutingPlan AtOnce(RoutingProblem problem, IReadOnlyList<PlannedVisits>? start) => start is not null && Whole(problem, start) is { } plan ? plan
        : Timetable.Write(problem, PlannedVisits.Driven(problem))!;

    private static RoutingPlan? Whole(RoutingProblem problem, IReadOnlyList<PlannedVisits> start) =>
        Clean(problem, start, BoundBegins.Of(problem, start)) ?? Clean(problem, start);

    /// <summary>The plan of these routes; null where it breaks a rule.</summary>
    private static RoutingPlan? Clean(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes, IReadOnlyDictionary<int, long>? begins = null) =>
        Timetable.Write(problem, routes, begins) is { } plan && PlanCheck.Check(problem, plan).Count == 0 ? plan : null;

    private static List<PlannedVisits> Kept(RoutingProblem problem, IReadOnlyList<PlannedVisits> start)
    {
        // What is driven is in every plan.
        var kept = PlannedVisits.Driven(problem).ToDictionary(route => (route.Team, route.Shift));
        foreach (var route in start)
        {
            if (With(route) is not null)
            {
                kept[(route.Team, route.Shift)] = route;
                continue;
            }
            List<int> visits = [.. kept.GetValueOrDefault((route.Team, route.Shift))?.Visits ?? []];
            foreach (var visit in route.Visits.Except(visits).ToList())
                if (With(route with { Visits = [.. visits, visit] }) is not null) visits.Add(visit);
            if (visits.Count > 0) kept[(route.Team, route.Shift)] = route with { Visits = visits };
        }
        return [.. kept.Values];

        RoutingPlan? With(PlannedVisits route) => Clean(problem, [.. kept.Values.Where(other => (other.Team, other.Shift) != (route.Team, route.Shift)), route]);
    }
}
