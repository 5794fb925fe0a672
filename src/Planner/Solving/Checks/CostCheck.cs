using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A plan costs what it says, to a millionth.</summary>
internal static class CostCheck
{
    public static IEnumerable<PlanViolation> Broken(RoutingProblem problem, RoutingPlan plan, IReadOnlyList<CheckedRoute> routes)
    {
        var stated = plan.Cost;
        var top = problem.Visits.Select(visit => visit.PriorityClass).Append(0).Max();
        var byClass = new double[top + 1];
        var leftOut = 0.0;
        foreach (var visit in plan.LeftOut.Select(visit => problem.Visits[visit]))
            if (visit.Worth is not { } worth) byClass[0]++;
            else if (visit.PriorityClass == 0) leftOut += worth;
            else byClass[top + 1 - visit.PriorityClass] += worth;
        var parts = new List<(string, double, double)>
        {
            ("routes", stated.Routes, routes.Sum(OfRoute)),
            ("soft rules", stated.Soft, routes.Sum(Soft) + Balance(problem, routes)),
            ("missed targets", stated.MissedTargets, Missed(problem, routes)),
            ("visits left out", stated.LeftOutWorth, leftOut),
            ("number of classes", stated.ByClass.Count, byClass.Length),
        };
        parts.AddRange(stated.ByClass.Zip(byClass).Select((pair, rank) => ($"class of rank {rank}", pair.First, pair.Second)));
        foreach (var (part, says, costs) in parts)
            if (!(Math.Abs(says - costs) <= 1e-6 * Math.Max(1, Math.Abs(costs))))
                yield return new(PlanRule.Cost, $"The plan says {says} for {part}, which is {costs}.");
    }

    private static double OfRoute(CheckedRoute route)
    {
        var price = route.Team.Costs;
        var cost = price.Fixed;
        foreach (var ride in route.Rides) cost += ride.Cost * price.PerTravelSecond + ride.Metres * price.PerMetre;
        for (var rank = 0; rank < route.Stops.Count; rank++)
            cost += (route.SetupOf(rank) + route.ServiceOf(rank)) * price.PerServiceSecond;
        if (route.Shift.RegularUntil is { } regular && route.Route.Steps[^1].LeavesAt > regular)
            cost += (route.Route.Steps[^1].LeavesAt - regular) * price.PerOvertimeSecond;
        return cost;
    }

    private static double Soft(CheckedRoute route)
    {
        var cost = 0.0;
        for (var rank = 0; rank < route.Stops.Count; rank++)
        {
            var visit = route.Visit(route.Stops[rank]);
            if (visit.KeepTeam is not null && visit.KeepTeam != route.Route.Team) cost += visit.KeepPrice;
            var before = rank == 0 ? null : route.Visit(route.Stops[rank - 1]).Area;
            if (before is not null && visit.Area is not null && before != visit.Area) cost += route.Problem.AreaChangePrice;
        }
        return cost;
    }

    private static double Balance(RoutingProblem problem, IReadOnlyList<CheckedRoute> routes)
    {
        var sum = 0.0;
        foreach (var team in routes.GroupBy(route => route.Route.Team))
        {
            var past = problem.Teams[team.Key].PastWorkSeconds / 3600.0;
            var work = team.Sum(route => route.Rides.Sum(ride => ride.Seconds)
                + Enumerable.Range(0, route.Stops.Count).Sum(rank => route.SetupOf(rank) + route.ServiceOf(rank)));
            sum += Math.Pow(past + work / 3600.0, 2) - Math.Pow(past, 2);
        }
        return sum * problem.BalancePrice;
    }

    private static double Missed(RoutingProblem problem, IReadOnlyList<CheckedRoute> routes)
    {
        var served = routes.SelectMany(route => route.Stops).Select(stop => stop.Number).ToList();
        return problem.Targets.Sum(target =>
        {
            var lacking = target.Amount - served.Sum(visit => target.Amounts.GetValueOrDefault(visit));
            return lacking > 0 ? lacking * target.PricePerMissing : 0;
        });
    }
}
