namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A shift has no more stops, riding and metres than the team's limits.</summary>
internal static class LimitCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        var (seconds, metres) = (route.Rides.Sum(ride => ride.Seconds), route.Rides.Sum(ride => ride.Metres));
        if (route.Stops.Count > route.Team.MaxStops)
            yield return route.Broken(PlanRule.MaxStops, $"has {route.Stops.Count} stops, more than {route.Team.MaxStops}");
        if (seconds > route.Team.MaxTravelSeconds)
            yield return route.Broken(PlanRule.MaxTravel, $"rides {seconds} s, more than {route.Team.MaxTravelSeconds} s");
        if (metres > route.Team.MaxDistanceMetres)
            yield return route.Broken(PlanRule.MaxDistance, $"rides {metres} m, more than {route.Team.MaxDistanceMetres} m");
    }
}
