using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>What a plan costs.</summary>
public static class PlanCosts
{
    /// <param name="routes">Times along them are taken as they are.</param>
    public static PlanCost Of(RoutingProblem problem, IReadOnlyList<PlannedRoute> routes, CancellationToken cancel = default) =>
        Of(problem, [.. routes.Select(route => (Timetable.Task(problem, new(route.Team, route.Shift, [.. route.Visits]), cancel), route))]);

    internal static PlanCost Of(RoutingProblem problem, IReadOnlyList<(RouteTask Task, PlannedRoute Route)> routes)
    {
        var costs = EachRoute.Of(routes, route => (route.Route.Team, Cost: RouteCost.Of(route.Task, route.Route)));
        var served = routes.SelectMany(route => route.Task.Route.Visits).ToHashSet();
        var balance = costs.GroupBy(route => route.Team).Sum(team =>
            Unevenness(problem.Teams[team.Key].PastWorkSeconds, team.Sum(route => route.Cost.WorkSeconds)));
        return new(costs.Sum(route => route.Cost.Routes), costs.Sum(route => route.Cost.Soft) + problem.BalancePrice * balance,
            problem.Targets.Sum(target => Missed(target, served)), Worth(problem, served, 0), ByClass(problem, served));
    }

    /// <summary>What the work of a day adds to a team's hours squared.</summary>
    public static double Unevenness(long pastSeconds, long seconds)
    {
        var (past, today) = (pastSeconds / 3600.0, seconds / 3600.0);
        return today * (today + 2 * past);
    }

    public static double Missed(RoutingTarget target, IReadOnlySet<int> served) => target.PricePerMissing *
        Math.Max(0, target.Amount - target.Amounts.Where(amount => served.Contains(amount.Key)).Sum(amount => amount.Value));

    private static double[] ByClass(RoutingProblem problem, HashSet<int> served)
    {
        var highest = problem.Visits.Count == 0 ? 0 : problem.Visits.Max(visit => visit.PriorityClass);
        return
        [
            problem.Visits.Index().Count(visit => visit.Item.Worth is null && !served.Contains(visit.Index)),
            .. Enumerable.Range(0, highest).Select(lower => Worth(problem, served, highest - lower)),
        ];
    }

    private static double Worth(RoutingProblem problem, HashSet<int> served, int priority) => problem.Visits.Index()
        .Where(visit => visit.Item.PriorityClass == priority && !served.Contains(visit.Index)).Sum(visit => visit.Item.Worth ?? 0);
}
