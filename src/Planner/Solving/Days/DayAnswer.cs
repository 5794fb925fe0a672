using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>A planned route as a day's.</summary>
internal static class DayAnswer
{
    /// <param name="candidates">The day's numbers of the task's visits.</param>
    public static DayRoute Of(PlannedRoute route, IReadOnlyList<int> candidates)
    {
        var stops = Stops(route, candidates);
        var home = route.Steps.Last(step => step.Kind != StepKind.Break);
        var pause = route.Steps.FirstOrDefault(step => step.Kind == StepKind.Break);
        // A break at home comes after the ride there, which is then the break's.
        var isAtHome = pause is not null && pause == route.Steps[^2] && home.TravelSeconds == 0;
        var (secondsBack, end) = isAtHome ? (pause!.TravelSeconds, pause.ArrivesAt) : (home.TravelSeconds, home.ArrivesAt);
        var start = stops[0].ArrivesAt - stops[0].TravelSeconds;
        var travel = stops.Sum(stop => stop.TravelSeconds) + (int)secondsBack;
        var service = stops.Sum(stop => stop.LeavesAt - stop.StartsAt);
        var rest = pause is not null && pause.BeginsAt >= start && pause.BeginsAt < end ? pause.LeavesAt - pause.BeginsAt : 0;
        return new(route.Team, start, (int)end, (int?)pause?.BeginsAt, stops.Sum(stop => stop.DistanceMetres) + (int)home.DistanceMetres,
            travel, service, (int)(end - start - travel - service - rest), stops);
    }

    private static List<DayStop> Stops(PlannedRoute route, IReadOnlyList<int> candidates)
    {
        var stops = new List<DayStop>();
        foreach (var step in route.Steps.Where(step => step.Kind == StepKind.Visit))
        {
            // The first ride waits at the depot rather than at the door, after a break there too.
            var arrival = stops.Count == 0 ? step.BeginsAt : step.ArrivesAt;
            stops.Add(new(candidates[step.Number], (int)arrival, (int)step.BeginsAt, (int)step.LeavesAt,
                (int)step.DistanceMetres, (int)step.TravelSeconds));
        }
        return stops;
    }
}
