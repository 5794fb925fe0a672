using CoverageMap.Planner.Problems;
using Google.OrTools.ConstraintSolver;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>Shifts, windows and pinned times.</summary>
internal static class TimeRules
{
    public static void State(OrToolsModel model)
    {
        KeepWithinShifts(model);
        GoOnFromWhatIsDriven(model);
        OpenWindows(model);
        KeepPinnedTimes(model);
    }

    /// <summary>
    /// For each node whether the setup of its visit is counted as part of the way to it, where it is known whether there is any. Where the
    /// begin of the setup matters, it is counted always, behind it.
    /// </summary>
    public static bool[] SetUpOnTheWay(OrToolsModel model)
    {
        var bound = model.Problem.Relations.Where(relation => relation.BindsTimes)
            .SelectMany(relation => relation.Visits).ToHashSet();
        return [.. model.Task.Nodes.Select((node, number) => number >= model.Task.Depots && node.Visit is { } visit
            && model.Problem.Visits[visit] is { Windows.Count: 0, PinnedTime: null } && !bound.Contains(visit))];
    }

    /// <summary>From the begin at a node to the soonest at the next.</summary>
    public static int[] Transits(OrToolsModel model)
    {
        var onTheWay = SetUpOnTheWay(model);
        return model.Transits("clock", (rides, from, to) =>
            rides.Service(from) + (onTheWay[from] ? 0 : rides.Setup(from)) + rides.Ride(from, to) + (onTheWay[to] ? rides.SetupAfter(from, to) : 0));
    }

    private static void KeepWithinShifts(OrToolsModel model)
    {
        var horizon = model.Problem.Teams.Max(team => team.Shifts.Max(shift => shift.Until)) - model.Zero;
        model.Routing.AddDimensionWithVehicleTransits(Transits(model), horizon, horizon, false, "clock");
        model.Clock = model.Routing.GetMutableDimension("clock");
        for (var vehicle = 0; vehicle < model.Task.Vehicles.Count; vehicle++)
        {
            var shift = model.Task.ShiftOf(vehicle);
            model.Clock.CumulVar(model.Routing.Start(vehicle)).SetRange(shift.From - model.Zero, shift.Until - model.Zero);
            model.Clock.CumulVar(model.Routing.End(vehicle)).SetRange(shift.From - model.Zero, shift.Until - model.Zero);
        }
    }

    private static void GoOnFromWhatIsDriven(OrToolsModel model)
    {
        for (var vehicle = 0; vehicle < model.Task.Vehicles.Count; vehicle++)
        {
            if (model.Task.Vehicles[vehicle] is not { Driven.Count: > 0 } offered) continue;
            var task = Timetable.Task(model.Problem, new(offered.Team, offered.Shift, offered.Driven), CancellationToken.None);
            var free = task.Driven[^1].Began + task.Setup[task.Visits] + task.Service[task.Visits];
            model.Clock.CumulVar(model.Routing.Start(vehicle)).SetMin(Math.Min(free, model.Task.ShiftOf(vehicle).Until) - model.Zero);
        }
    }

    private static void OpenWindows(OrToolsModel model)
    {
        foreach (var visit in model.Task.Visits)
            if (!Open(model, model.Begin(visit), model.Problem.Visits[visit].Windows)) model.Active(visit).SetValue(0);
    }

    private static void KeepPinnedTimes(OrToolsModel model)
    {
        foreach (var visit in model.Task.Visits)
            if (model.Problem.Visits[visit].PinnedTime is { } time)
                model.Solver.Add((model.Begin(visit) == time - model.Zero) + 1 >= model.Active(visit) + 1);
    }

    /// <returns>False if the time can be in none of the windows. (The solver takes no variable without a value.)</returns>
    public static bool Open(OrToolsModel model, IntVar time, IReadOnlyList<TimeWindow> windows)
    {
        if (windows.Count == 0) return true;
        var open = windows.Select(window => (From: window.From - model.Zero, Until: window.Until - model.Zero))
            .Where(window => window.From <= time.Max() && window.Until >= time.Min()).ToList();
        if (open.Count == 0) return false;
        time.SetRange(open[0].From, open[^1].Until);
        for (var next = 1; next < open.Count; next++)
            if (open[next - 1].Until + 1 < open[next].From) time.RemoveInterval(open[next - 1].Until + 1, open[next].From - 1);
        return true;
    }
}
