using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>What one route costs by itself.</summary>
/// <param name="Routes">Its part of <see cref="PlanCost.Routes"/>.</param>
/// <param name="Soft">Its area changes and the visits that another team was to keep.</param>
/// <param name="WorkSeconds">Travel, setup and service, for the balance.</param>
internal readonly record struct RouteCost(double Routes, double Soft, long WorkSeconds)
{
    public static RouteCost Of(RouteTask task, PlannedRoute route)
    {
        var costs = task.Team.Costs;
        var (travel, metres) = (task.Rides.Sum(ride => ride.Seconds), task.Rides.Sum(ride => ride.Metres));
        var service = task.Setup.Sum() + task.Service.Sum();
        var routes = costs.Fixed + task.Rides.Sum(ride => ride.Cost) + metres * costs.PerMetre
            + service * costs.PerServiceSecond + Overtime(task, route);
        return new(routes, AreaChanges(task) * task.Problem.AreaChangePrice + NotKept(task), travel + service);
    }

    public static double Overtime(RouteTask task, PlannedRoute route) => task.Shift.RegularUntil is { } until
        ? Math.Max(0, route.EndsAt - until) * task.Team.Costs.PerOvertimeSecond : 0;

    private static int AreaChanges(RouteTask task) => Enumerable.Range(1, Math.Max(0, task.Visits - 1))
        .Count(rank => task.Visit(rank).Area is { } from && task.Visit(rank + 1).Area is { } to && from != to);

    private static double NotKept(RouteTask task) => Enumerable.Range(1, task.Visits).Select(task.Visit)
        .Where(visit => visit.KeepTeam is { } keep && keep != task.Route.Team).Sum(visit => visit.KeepPrice);
}
