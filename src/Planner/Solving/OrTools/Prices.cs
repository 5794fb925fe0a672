using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>What routes cost and what leaving visits out does.</summary>
internal static class Prices
{
    // So that the penalties of all visits together stay within a long.
    private const double HighestPenalty = 1L << 58;

    public static void State(OrToolsModel model)
    {
        var costs = model.Transits("cost", (rides, from, to) => rides.Cost(from, to));
        for (var vehicle = 0; vehicle < costs.Length; vehicle++)
        {
            model.Routing.SetArcCostEvaluatorOfVehicle(costs[vehicle], vehicle);
            model.Routing.SetFixedCostOfVehicle(Hundredths(model.Task.TeamOf(vehicle).Costs.Fixed), vehicle);
            PriceOvertime(model, vehicle);
        }
        AllowLeavingOut(model, costs);
    }

    private static void PriceOvertime(OrToolsModel model, int vehicle)
    {
        if (model.Task.ShiftOf(vehicle).RegularUntil is { } until && model.Task.TeamOf(vehicle).Costs.PerOvertimeSecond is > 0 and var price)
            model.Clock.SetCumulVarSoftUpperBound(model.Routing.End(vehicle), until, Hundredths(price));
    }

    private static void AllowLeavingOut(OrToolsModel model, int[] costs)
    {
        var problem = model.Problem;
        double Worth(int visit) => (problem.Visits[visit].Worth ?? 0)
            + problem.Targets.Sum(target => target.Amounts.GetValueOrDefault(visit) * target.PricePerMissing);

        // Each class is worth more than all that is below it, as far as numbers reach.
        var weights = new Dictionary<int, double> { [0] = 1 };
        var below = MostCost(model) + model.Task.Visits.Where(visit => problem.Visits[visit].PriorityClass == 0).Sum(Worth);
        var classes = model.Task.Visits.GroupBy(visit => problem.Visits[visit].PriorityClass);
        foreach (var visits in classes.Where(visits => visits.Key > 0).OrderBy(visits => visits.Key))
        {
            var least = visits.Select(Worth).Where(worth => worth > 0).DefaultIfEmpty(1).Min();
            weights[visits.Key] = below / least;
            below += visits.Sum(Worth) * weights[visits.Key];
        }
        foreach (var visit in model.Task.Visits)
        {
            var asked = problem.Visits[visit];
            var price = asked.Worth is null ? below : Worth(visit) * weights[asked.PriorityClass];
            model.Routing.AddDisjunction([model.IndexOf(visit)],
                (long)Math.Min(Math.Round(price * RideTable.Scale), HighestPenalty / (model.Task.Visits.Count + 1)));
        }
    }

    // More than any plan costs for its routes.
    private static double MostCost(OrToolsModel model)
    {
        var most = 1.0;
        foreach (var rides in model.Rides.Distinct())
            for (var node = 0; node < model.Task.Nodes.Count; node += 1 + model.Task.Nodes.Count / 200)
                for (var other = 0; other < model.Task.Nodes.Count; other += 1 + model.Task.Nodes.Count / 200)
                    if (rides.Ride(node, other) < RideTable.Never) most = Math.Max(most, rides.Cost(node, other) / RideTable.Scale);
        return 2 * most * (model.Task.Visits.Count + model.Task.Vehicles.Count) + model.Problem.Teams.Sum(team => team.Costs.Fixed * team.Shifts.Count);
    }

    private static long Hundredths(double cost) => (long)Math.Round(cost * RideTable.Scale);
}
