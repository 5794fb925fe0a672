using CoverageMap.Planner.Problems;
using Google.OrTools.ConstraintSolver;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>Capacities and the stock of the day, for each of the dimensions counted.</summary>
internal static class LoadRules
{
    private const long NoLimit = 1L << 40;

    public static void State(OrToolsModel model)
    {
        for (var dimension = 0; dimension < model.Problem.Dimensions.Count; dimension++)
        {
            if (!model.Problem.Teams.Any(team => HasLimit(team.Capacity, dimension) || HasLimit(team.DayStock, dimension))) continue;
            var brings = model.Problem.Visits.Any(visit => Amount(visit.Delivery, dimension) > 0);
            var takes = model.Problem.Visits.Any(visit => Amount(visit.Pickup, dimension) > 0);
            var delivered = brings ? LoadDeliveries(model, dimension) : null;
            if (delivered is not null) KeepDayStock(model, dimension, delivered);
            if (takes) CarryAlong(model, dimension, delivered);
        }
    }

    // What is delivered is loaded before the shift: all of it has to fit.
    private static RoutingDimension LoadDeliveries(OrToolsModel model, int dimension)
    {
        var name = $"delivered {dimension}";
        long Delivery(int visit) => Amount(model.Problem.Visits[visit].Delivery, dimension);
        model.Routing.AddDimensionWithVehicleCapacity(model.Figures(Delivery), 0, Capacities(model, dimension, Delivery), false, name);
        var delivered = model.Routing.GetMutableDimension(name);
        for (var vehicle = 0; vehicle < model.Task.Vehicles.Count; vehicle++)
            delivered.CumulVar(model.Routing.Start(vehicle)).SetValue(Driven(model, vehicle, Delivery));
        return delivered;
    }

    private static void KeepDayStock(OrToolsModel model, int dimension, RoutingDimension delivered)
    {
        for (var team = 0; team < model.Problem.Teams.Count; team++)
        {
            if (!HasLimit(model.Problem.Teams[team].DayStock, dimension)) continue;
            IntVar[] ends = [.. model.VehiclesOf(team).Select(vehicle => delivered.CumulVar(model.Routing.End(vehicle)))];
            var stock = model.Problem.Teams[team].DayStock[dimension];
            if (ends.Length == 1) ends[0].SetMax(Math.Max(stock, ends[0].Min()));
            else if (ends.Length > 1) model.Solver.Add(model.Solver.MakeSumLessOrEqual(ends, stock));
        }
    }

    // What is loaded underway: first what will be delivered, later what was taken.
    private static void CarryAlong(OrToolsModel model, int dimension, RoutingDimension? delivered)
    {
        var brought = model.Problem.Relations.OfType<PairRelation>().ToDictionary(pair => pair.DeliveryVisit, pair => pair.PickupVisit);
        long Change(int visit) => Amount(model.Problem.Visits[visit].Pickup, dimension) - Amount(model.Problem.Visits[visit].Delivery, dimension)
            - (brought.TryGetValue(visit, out var pickup) ? Amount(model.Problem.Visits[pickup].Pickup, dimension) : 0);

        var name = $"loaded {dimension}";
        model.Routing.AddDimensionWithVehicleCapacity(model.Figures(Change), 0, Capacities(model, dimension, Change), false, name);
        var loaded = model.Routing.GetMutableDimension(name);
        for (var vehicle = 0; vehicle < model.Task.Vehicles.Count; vehicle++)
        {
            var (start, driven) = (model.Routing.Start(vehicle), Driven(model, vehicle, Change));
            if (delivered is null) loaded.CumulVar(start).SetValue(driven);
            else model.Solver.Add(loaded.CumulVar(start) == delivered.CumulVar(model.Routing.End(vehicle)) + driven);
        }
    }

    private static long Driven(OrToolsModel model, int vehicle, Func<int, long> amount) => model.Task.Vehicles[vehicle].Driven.Sum(amount);

    // What is driven is loaded, even if it is too much.
    private static long[] Capacities(OrToolsModel model, int dimension, Func<int, long> amount) =>
        [.. model.Task.Vehicles.Select((_, vehicle) => Math.Max(Capacity(model.Task.TeamOf(vehicle), dimension), Driven(model, vehicle, amount)))];

    private static bool HasLimit(IReadOnlyList<long> limits, int dimension) => dimension < limits.Count;

    private static long Capacity(RoutingTeam team, int dimension) => HasLimit(team.Capacity, dimension) ? team.Capacity[dimension] : NoLimit;

    private static long Amount(IReadOnlyList<long> amounts, int dimension) => dimension < amounts.Count ? amounts[dimension] : 0;
}
