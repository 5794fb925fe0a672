using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// Writes out a plan from the order of its visits: the soonest times, breaks where the team is back soonest, and what it
/// costs. It looks at what has to do with time (shifts, windows, rides, breaks with what is loaded at them, pinned times,
/// visits that wait for each other); the other rules are the plan check's.
/// </summary>
public static class Timetable
{
    /// <param name="routes">With the driven stops before the others; those without visits are left away.</param>
    /// <param name="begins">
    /// When visits begin, to the second. Where not all is given, visits that follow, go together or stay apart get the
    /// soonest times at which they can.
    /// </param>
    /// <returns>Null if there are no such times.</returns>
    public static RoutingPlan? Write(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes,
        IReadOnlyDictionary<int, long>? begins = null, CancellationToken cancel = default)
    {
        var tasks = Tasks(problem, routes, cancel);
        if (new JointTimes(problem, tasks).Find(new(problem, begins)) is not { } written) return null;
        var served = tasks.SelectMany(task => task.Route.Visits).ToHashSet();
        return new(written, [.. Enumerable.Range(0, problem.Visits.Count).Where(visit => !served.Contains(visit))],
            PlanCosts.Of(problem, [.. tasks.Zip(written)]));
    }

    /// <summary>Whether there are times for some routes, whatever others of the plan cost or leave out.</summary>
    internal static bool Exists(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes,
        IReadOnlyDictionary<int, long>? begins = null, CancellationToken cancel = default) =>
        new JointTimes(problem, Tasks(problem, routes, cancel)).Find(new(problem, begins)) is not null;

    private static RouteTask[] Tasks(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes, CancellationToken cancel) =>
        EachRoute.Of([.. routes.Where(route => route.Visits.Count > 0).OrderBy(route => route.Team).ThenBy(route => route.Shift)], route => Task(problem, route, cancel));

    /// <summary>The first of the routes that does not fit its shift even alone; null if all do.</summary>
    public static PlannedVisits? FirstThatDoesNotFit(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes,
        IReadOnlyDictionary<int, long>? begins = null, CancellationToken cancel = default) =>
        routes.FirstOrDefault(route => route.Visits.Count > 0
            && RouteSteps.Write(Task(problem, route, cancel), new(problem, begins)) is null);

    internal static RouteTask Task(RoutingProblem problem, PlannedVisits route, CancellationToken cancel) =>
        new(problem, route, TeamRides.Ask(problem, route.Team, route.Visits, cancel));
}
