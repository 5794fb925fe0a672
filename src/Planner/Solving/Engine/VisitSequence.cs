using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Numbers the visits of a model so that near ones have near numbers: what a search looks at for one visit then lies side by
/// side in memory.
/// </summary>
internal static class VisitSequence
{
    /// <summary>A chain from each visit to the nearest one that is left, by the first team's profile.</summary>
    /// <param name="visits">Numbers of the problem's visits.</param>
    public static int[] ByNearness(RoutingProblem problem, IEnumerable<int> visits)
    {
        int[] left = [.. visits];
        if (left.Length < 3) return left;
        int[] places = [.. left.Select(visit => problem.Visits[visit].Place).Distinct()];
        var row = places.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var table = problem.Profiles[problem.Teams[0].Profile].Table(places, CancellationToken.None);
        int[] rows = [.. left.Select(visit => row[problem.Visits[visit].Place])];
        // What is chained is moved to the front.
        for (var chained = 1; chained < left.Length; chained++)
        {
            var (last, nearest) = (rows[chained - 1], chained);
            for (var other = chained + 1; other < left.Length; other++)
                if (table.Seconds(last, rows[other]) < table.Seconds(last, rows[nearest])) nearest = other;
            (left[chained], left[nearest]) = (left[nearest], left[chained]);
            (rows[chained], rows[nearest]) = (rows[nearest], rows[chained]);
        }
        return left;
    }
}
