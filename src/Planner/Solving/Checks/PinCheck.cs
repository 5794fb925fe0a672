namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Visits that are pinned to a team, a rank or a time are there.</summary>
internal static class PinCheck
{
    public static IEnumerable<PlanViolation> Broken(CheckedRoute route)
    {
        foreach (var (rank, step, visit) in route.Ahead)
        {
            if (visit.PinnedTeam is { } team && team != route.Route.Team)
                yield return route.Broken(PlanRule.PinnedTeam, $"serves visit {visit.Name}, pinned to team {route.Problem.Teams[team].Name}");
            if (visit.PinnedRank is { } pinned && pinned != rank)
                yield return route.Broken(PlanRule.PinnedRank, $"serves visit {visit.Name} after {rank} stops, not {pinned}");
            if (visit.PinnedTime is { } time && time != step.BeginsAt)
                yield return route.Broken(PlanRule.PinnedTime, $"begins visit {visit.Name} at {step.BeginsAt}, not {time}");
        }
    }
}
