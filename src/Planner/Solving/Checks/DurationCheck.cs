namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A shift does not last longer than the team's limit, from leaving its start to being back.</summary>
internal static class DurationCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        // A driven start is a fact, whatever the plan says of it.
        var left = route.DrivenStops > 0 ? route.Team.Driven[0].Began - route.RideTo(0)!.Value.Seconds : route.Route.Steps[0].LeavesAt;
        if (route.Route.Steps[^1].LeavesAt - left is var seconds && seconds > route.Team.MaxDurationSeconds)
            yield return route.Broken(PlanRule.MaxDuration, $"lasts {seconds} s, more than {route.Team.MaxDurationSeconds} s");
    }
}
