using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Vroom;

/// <summary>Whether vehicles could take all their breaks if they did nothing else; VROOM refuses others.</summary>
internal static class BreakChecks
{
    /// <exception cref="VroomException">One could not.</exception>
    public static void Check(VroomProblem problem, CancellationToken cancel)
    {
        foreach (var (number, vehicle) in problem.Input.Vehicles.Index())
        {
            if (vehicle.Breaks.Count == 0) continue;
            // Not even riding from its start to its end.
            var still = problem.WithVehicle(number, vehicle with { End = vehicle.Start is null ? vehicle.End : null });
            var idle = new GivenRoute(still, number, [.. vehicle.Breaks.Select((_, rank) => new VroomStep(true, rank, VroomTimes.Any))],
                VroomTimes.Any, VroomTimes.Any, cancel);
            if (idle.Times(cancel) is not { } times || !idle.IsWithinWindows(times))
                throw VroomException.Input($"The breaks of {vehicle} do not fit its hours, or not one after the other; change their windows.");
        }
    }
}
