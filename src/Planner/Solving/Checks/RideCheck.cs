using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Rides are possible, as long as the profile says, and begin when what came before has ended.</summary>
internal static class RideCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        var steps = route.Route.Steps;
        var (rank, ridden) = (0, 0L);
        for (var step = 1; step < steps.Count; step++)
        {
            var (here, name) = (steps[step], NameOf(route, steps[step]));
            var isPast = here.Kind == StepKind.Visit && rank < route.DrivenStops;
            if (!isPast && here.ArrivesAt - here.TravelSeconds < steps[step - 1].LeavesAt)
                yield return route.Broken(PlanRule.Travel, $"arrives at {name} at {here.ArrivesAt} after a ride of " +
                    $"{here.TravelSeconds} s, though what came before ended at {steps[step - 1].LeavesAt}");
            ridden += here.TravelSeconds;
            if (here.Kind == StepKind.Break)
            {
                if (here.DistanceMetres != 0) yield return route.Broken(PlanRule.Travel, $"{name} has {here.DistanceMetres} m");
                continue;
            }
            if (!isPast) foreach (var trouble in Compare(route, rank, ridden, here, name)) yield return trouble;
            (rank, ridden) = (rank + 1, 0);
        }
    }

    private static IEnumerable<PlanViolation> Compare(CheckedRoute route, int rank, long ridden, PlannedStep here, string name)
    {
        if (route.RideTo(rank) is not { } ride)
            yield return route.Broken(PlanRule.Travel, $"rides to {name}, where no road leads");
        else if ((ridden, here.DistanceMetres) != (ride.Seconds, ride.Metres))
            yield return route.Broken(PlanRule.Travel,
                $"rides {ridden} s and {here.DistanceMetres} m to {name}, not {ride.Seconds} s and {ride.Metres} m");
    }

    private static string NameOf(CheckedRoute route, PlannedStep step) => step.Kind switch
    {
        StepKind.Visit => $"visit {route.Visit(step).Name}",
        StepKind.Break => $"break {step.Number}",
        _ => "its end",
    };
}
