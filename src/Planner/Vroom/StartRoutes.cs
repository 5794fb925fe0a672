using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Stating;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Vroom;

/// <summary>The routes that are given to begin a search with. As by VROOM they must keep every rule.</summary>
internal static class StartRoutes
{
    /// <exception cref="VroomException">One breaks a rule.</exception>
    public static IReadOnlyList<PlannedVisits> Of(VroomProblem problem, CancellationToken cancel)
    {
        var starts = new List<PlannedVisits>();
        foreach (var (number, vehicle) in problem.Input.Vehicles.Index())
        {
            if (vehicle.Steps?.Where(step => !step.IsBreak).ToList() is not { Count: > 0 } tasks) continue;
            Require(problem, number, vehicle, tasks, cancel);
            starts.Add(new(number, 0, [.. tasks.Select(step => step.Number)]));
        }
        return Timetable.FirstThatDoesNotFit(problem.Routing, starts, cancel: cancel) is not { } late ? starts : throw VroomException.Input(
            $"The steps of {problem.Input.Vehicles[late.Team]} cannot be done in its hours with its breaks; correct them, leave them out, or ask for a check of them.");
    }

    /// <summary>Breaks are left to the engine, so the route is looked at without them.</summary>
    private static void Require(VroomProblem problem, int number, VroomVehicle vehicle, List<VroomStep> tasks, CancellationToken cancel)
    {
        var bare = problem.WithVehicle(number, vehicle with { Breaks = [] });
        var route = new GivenRoute(bare, number, [.. tasks.Select(step => step with { Times = VroomTimes.Any })], VroomTimes.Any, VroomTimes.Any, cancel);
        var made = MakeRoute.Of(bare, route.Timed(route.Times(cancel)!, isGiven: true), cancel);
        var broken = made.Violations.All.Select(violation => violation.Cause).ToList();
        if (broken.Count > 0)
            throw VroomException.Input($"The steps of {vehicle} break rules ({string.Join(", ", broken)}); correct them, leave them out, or ask for a check of them.");
    }
}
