using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>
/// All breaks of a shift are taken in order, none before what is driven, each in its windows and in its length, during
/// a ride only where it may interrupt one, and with no more loaded than it allows.
/// </summary>
internal static class BreakCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        var taken = route.Route.Steps.Where(step => step.Kind == StepKind.Break).Select(step => step.Number).ToList();
        if (!taken.SequenceEqual(Enumerable.Range(0, route.Shift.Breaks.Count)))
            yield return route.Broken(PlanRule.Break,
                $"takes the breaks [{string.Join(", ", taken)}], not those from 0 to {route.Shift.Breaks.Count - 1} in order");
        var (rank, ridden) = (0, 0L);
        foreach (var step in route.Route.Steps.Skip(1))
        {
            if (step.Kind == StepKind.Break)
            {
                ridden += step.TravelSeconds;
                if (step.Number < 0 || step.Number >= route.Shift.Breaks.Count) continue;
                foreach (var trouble in Troubles(route, step, rank, ridden)) yield return trouble;
            }
            else (rank, ridden) = (rank + 1, 0);
        }
    }

    private static IEnumerable<PlanViolation> Troubles(CheckedRoute route, PlannedStep step, int rank, long ridden)
    {
        var (pause, name) = (route.Shift.Breaks[step.Number], $"takes break {step.Number}");
        if (rank < route.DrivenStops) yield return route.Broken(PlanRule.Break, $"{name} before what is already driven");
        if (pause.Windows.Count > 0 && !pause.Windows.Any(window => window.From <= step.BeginsAt && step.BeginsAt <= window.Until))
            yield return route.Broken(PlanRule.Break, $"{name} at {step.BeginsAt}, outside its windows");
        if (step.LeavesAt - step.BeginsAt != pause.Seconds)
            yield return route.Broken(PlanRule.Break, $"{name} for {step.LeavesAt - step.BeginsAt} s, not {pause.Seconds} s");
        var isAtEnd = rank == route.Stops.Count && ridden == route.RideTo(rank)?.Seconds;
        if (!pause.MayInterruptRide && ridden > 0 && !isAtEnd)
            yield return route.Broken(PlanRule.Break, $"{name} after riding for {ridden} s, which it may not interrupt");
        for (var dimension = 0; dimension < pause.MaxLoad.Count; dimension++)
            if (route.Loads(dimension)[rank] is var load && load > pause.MaxLoad[dimension])
                yield return route.Broken(PlanRule.BreakLoad, $"{name} with {load} of {route.Problem.Dimensions[dimension]} " +
                    $"loaded; it allows {pause.MaxLoad[dimension]}");
    }
}
