namespace CoverageMap.Planner.Solving.Checks;

/// <summary>No more is loaded than the team carries, when it leaves and after each stop.</summary>
internal static class LoadCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        for (var dimension = 0; dimension < route.Team.Capacity.Count; dimension++)
            foreach (var (stops, load) in route.Loads(dimension).Index().Where(load => load.Item > route.Team.Capacity[dimension]))
                yield return route.Broken(PlanRule.Capacity, $"has {load} of {route.Problem.Dimensions[dimension]} loaded after " +
                    $"{stops} stops and carries {route.Team.Capacity[dimension]}");
    }
}
