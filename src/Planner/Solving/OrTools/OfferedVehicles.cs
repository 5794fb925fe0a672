using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>
/// Which routes are offered. Each costs search time even when it stays empty, so that of teams that are all alike only
/// some are.
/// </summary>
internal static class OfferedVehicles
{
    /// <param name="used">Teams with a route in the best plan so far.</param>
    /// <param name="spare">How many more of each kind.</param>
    public static IReadOnlyList<(int Team, int Shift)> Choose(RoutingProblem problem, IReadOnlySet<int> used, int spare)
    {
        var named = Named(problem);
        var offered = Enumerable.Range(0, problem.Teams.Count)
            .GroupBy(team => named.Contains(team) || problem.Teams[team].Driven.Count > 0 ? $"{team}" : Likeness(problem.Teams[team]))
            .SelectMany(alike => alike.Where(used.Contains).Concat(alike.Where(team => !used.Contains(team)).Take(spare)));
        return [.. offered.Order().SelectMany(team => problem.Teams[team].Shifts.Index().Select(shift => (team, shift.Index)))];
    }

    private static HashSet<int> Named(RoutingProblem problem) =>
    [
        .. problem.Visits.SelectMany(visit => visit.ForbiddenTeams.Concat(visit.AllowedTeams ?? new HashSet<int>())),
        .. problem.Visits.SelectMany(visit => new[] { visit.KeepTeam, visit.PinnedTeam }).OfType<int>(),
    ];

    private static string Likeness(RoutingTeam team) => System.Text.Json.JsonSerializer.Serialize(team with { Name = "" });
}
