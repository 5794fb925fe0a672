using CoverageMap.Planner.Problems;
using Google.OrTools.ConstraintSolver;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>Breaks, in their order, each between a service and the ride on.</summary>
internal static class BreakRules
{
    public static void State(OrToolsModel model)
    {
        if (!model.Task.Vehicles.Any(vehicle => BreaksOf(model, vehicle).Count > 0)) return;
        var onTheWay = TimeRules.SetUpOnTheWay(model);
        var before = model.Transits("before a break", (rides, from, _) => rides.Service(from) + (onTheWay[from] ? 0 : rides.Setup(from)));
        var after = model.Transits("after a break", (rides, from, to) => rides.Ride(from, to) + (onTheWay[to] ? rides.SetupAfter(from, to) : 0));
        for (var vehicle = 0; vehicle < model.Task.Vehicles.Count; vehicle++)
            if (Intervals(model, vehicle) is not { } intervals) StayAtHome(model, vehicle);
            else if (intervals.Length > 0) model.Clock.SetBreakIntervalsOfVehicle(intervals, vehicle, before[vehicle], after[vehicle]);
    }

    private static IReadOnlyList<RoutingBreak> BreaksOf(OrToolsModel model, Vehicle vehicle) =>
        model.Problem.Teams[vehicle.Team].Shifts[vehicle.Shift].Breaks;

    // Null if there is a break for which there is no time.
    private static IntervalVar[]? Intervals(OrToolsModel model, int vehicle)
    {
        var (shift, intervals) = (model.Task.ShiftOf(vehicle), new List<IntervalVar>());
        foreach (var pause in shift.Breaks)
        {
            // It may follow the route's end, where only the shift bounds it.
            var (from, until) = (shift.From - model.Zero, shift.Until - pause.Seconds - model.Zero);
            if (from > until) return null;
            var interval = model.Solver.MakeFixedDurationIntervalVar(from, until, pause.Seconds, false, $"break {vehicle} {intervals.Count}");
            var begin = interval.StartExpr().Var();
            if (!TimeRules.Open(model, begin, pause.Windows)) return null;
            if (model.Task.Vehicles[vehicle].Driven.Count > 0) model.Solver.Add(begin >= model.Clock.CumulVar(model.Routing.Start(vehicle)));
            if (intervals.Count > 0) model.Solver.Add(begin >= intervals[^1].EndExpr().Var());
            intervals.Add(interval);
        }
        return [.. intervals];
    }

    private static void StayAtHome(OrToolsModel model, int vehicle) =>
        model.Routing.NextVar(model.Routing.Start(vehicle)).SetValue(model.Routing.End(vehicle));
}
