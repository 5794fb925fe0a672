using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Stating;
using CoverageMap.Planner.Solving.GivenRoutes;

namespace CoverageMap.Planner;

/// <summary>Times for the route that is given with a VROOM vehicle.</summary>
internal static class GivenRoute
{
    /// <exception cref="VroomException">Times that its steps demand contradict each other.</exception>
    public static TimedRoute Timed(VroomProblem problem, int vehicleNumber, CancellationToken cancel)
    {
        var vehicle = problem.Input.Vehicles[vehicleNumber];
        var steps = vehicle.Steps!;
        var given = Given(problem, vehicle, steps, cancel);
        var times = ChooseTimes.For(given, cancel) ?? throw VroomException.Input(
            $"The times that the steps of {vehicle} demand cannot be kept with its rides; change `service_at`, `service_after` or `service_before`.");
        var timed = new List<TimedStep> { new(StepKind.Start, -1, times[0], 0) };
        var (left, ride) = (times[0], 0L);
        for (var rank = 1; rank < given.Count; rank++)
        {
            var step = rank <= steps.Count ? steps[rank - 1] : null;
            if (ride == 0 && !given[rank - 1].IsBreak) ride = RideFrom(given, rank);
            // One rides on as long as there is time before a break.
            var ridden = Math.Min(ride, times[rank] - left);
            ride -= ridden;
            timed.Add(new(step is null ? StepKind.End : step.IsBreak ? StepKind.Break : StepKind.Visit, step?.Number ?? -1, times[rank], ridden));
            left = times[rank] + given[rank].Seconds;
        }
        return new(vehicleNumber, timed, IsGiven: true);
    }

    private static List<GivenStep> Given(VroomProblem problem, VroomVehicle vehicle, IReadOnlyList<VroomStep> steps, CancellationToken cancel)
    {
        var legs = new RouteLegs(problem, vehicle, [.. steps.Where(step => !step.IsBreak).Select(step => step.Number)], cancel);
        var hours = vehicle.Hours;
        var leg = 0;
        return [
            Step(false, hours is null ? [] : [hours.Value with { Until = long.MaxValue }], 0, 0, vehicle.StartTimes),
            .. steps.Select(step =>
            {
                if (step.IsBreak) return Step(true, vehicle.Breaks[step.Number].Windows, vehicle.Breaks[step.Number].Service, 0, step.Times);
                var (setup, service) = legs.ActionOf(leg);
                return Step(false, problem.Input.Tasks[step.Number].Windows, setup + service, legs.Seconds(leg++), step.Times);
            }),
            Step(false, hours is null ? [] : [hours.Value with { From = long.MinValue }], 0, legs.Seconds(legs.Tasks.Count), vehicle.EndTimes)];
    }

    private static GivenStep Step(bool isBreak, IReadOnlyList<TimeWindow> windows, long seconds, long ride, VroomTimes times) =>
        new(isBreak, windows, seconds, ride, times.From, times.Until == VroomInput.Never ? long.MaxValue : times.Until);

    private static long RideFrom(List<GivenStep> steps, int rank) => steps.Skip(rank).First(step => !step.IsBreak).Ride;
}
