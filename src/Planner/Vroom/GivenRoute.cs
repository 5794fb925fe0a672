using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Stating;
using CoverageMap.Planner.Solving.GivenRoutes;

namespace CoverageMap.Planner.Vroom;

/// <summary>A route whose order is settled, and the times for it.</summary>
internal sealed class GivenRoute
{
    private readonly int _vehicle;
    private readonly IReadOnlyList<VroomStep> _order;
    private readonly List<GivenStep> _steps;

    /// <param name="start">When it may start.</param>
    public GivenRoute(VroomProblem problem, int vehicleNumber, IReadOnlyList<VroomStep> order, VroomTimes start, VroomTimes end, CancellationToken cancel)
    {
        (_vehicle, _order) = (vehicleNumber, order);
        var vehicle = problem.Input.Vehicles[vehicleNumber];
        var legs = new RouteLegs(problem, vehicle, [.. order.Where(step => !step.IsBreak).Select(step => step.Number)], cancel);
        var leg = 0;
        _steps = [
            Step(false, vehicle.Hours is { } begin ? [begin with { Until = long.MaxValue }] : [], 0, 0, start),
            .. order.Select(step =>
            {
                if (step.IsBreak) return Step(true, vehicle.Breaks[step.Number].Windows, vehicle.Breaks[step.Number].Service, 0, step.Times);
                var (setup, service) = legs.ActionOf(leg);
                return Step(false, problem.Input.Tasks[step.Number].Windows, setup + service, legs.Seconds(leg++), step.Times);
            }),
            Step(false, vehicle.Hours is { } close ? [close with { From = long.MinValue }] : [], 0, legs.Seconds(leg), end)];
    }

    /// <returns>Null where times that must be kept cannot be.</returns>
    public long[]? Times(CancellationToken cancel) => ChooseTimes.For(_steps, cancel);

    public bool IsWithinWindows(long[] times) => _steps.Zip(times).All(step => step.First.Outside(step.Second) == 0);

    /// <param name="isGiven">See <see cref="TimedRoute"/>.</param>
    public TimedRoute Timed(long[] times, bool isGiven)
    {
        var timed = new List<TimedStep> { new(StepKind.Start, -1, times[0], 0) };
        var (left, ride) = (times[0], 0L);
        for (var rank = 1; rank < _steps.Count; rank++)
        {
            if (!_steps[rank - 1].IsBreak) ride = _steps.Skip(rank).First(step => !step.IsBreak).Ride;
            // One rides on as long as there is time before a break.
            var ridden = Math.Min(ride, times[rank] - left);
            ride -= ridden;
            var step = rank <= _order.Count ? _order[rank - 1] : null;
            timed.Add(new(step is null ? StepKind.End : step.IsBreak ? StepKind.Break : StepKind.Visit, step?.Number ?? -1, times[rank], ridden));
            left = times[rank] + _steps[rank].Seconds;
        }
        return new(_vehicle, timed, isGiven);
    }

    private static GivenStep Step(bool isBreak, IReadOnlyList<TimeWindow> windows, long seconds, long ride, VroomTimes times) =>
        new(isBreak, windows, seconds, ride, times.From, times.Until == VroomInput.Never ? long.MaxValue : times.Until);
}
