using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>When those visits of given routes begin whose times depend on others.</summary>
internal static class BoundBegins
{
    /// <returns>The rest is timed anew: only what waits for others could not be.</returns>
    public static Dictionary<int, long> Of(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes)
    {
        var timed = problem.Relations.Where(relation => relation.BindsTimes).SelectMany(relation => relation.Visits).ToHashSet();
        return timed.Count == 0 ? [] : routes.SelectMany(route => route.Begins).Where(begin => timed.Contains(begin.Key))
            .GroupBy(begin => begin.Key).ToDictionary(begins => begins.Key, begins => begins.First().Value);
    }
}
