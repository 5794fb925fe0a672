namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Setup and service take as long as they do for the team's kind; setup only where the stop before was elsewhere.</summary>
internal static class ServiceCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        for (var rank = 0; rank < route.Stops.Count; rank++)
        {
            var (stop, setup, service) = (route.Stops[rank], route.SetupOf(rank), route.ServiceOf(rank));
            if (stop.SetupSeconds != setup || stop.LeavesAt - stop.BeginsAt != setup + service)
                yield return route.Broken(PlanRule.Service, $"sets up visit {route.Visit(stop).Name} for {stop.SetupSeconds} s and " +
                    $"leaves it after {stop.LeavesAt - stop.BeginsAt} s; it is {setup} s of setup and {service} s of service");
        }
    }
}
