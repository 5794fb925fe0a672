using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Numbers the visits of a model so that near ones have near numbers: what a search looks at for one visit then lies side by
/// side in memory.
/// </summary>
internal static class VisitSequence
{
    /// <summary>A chain from each visit to the nearest one that is left, by one profile's rides.</summary>
    /// <param name="visits">Numbers of the problem's visits.</param>
    public static int[] ByNearness(RoutingProblem problem, PlaceTables tables, int profile, IReadOnlyList<int> visits)
    {
        int[] left = [.. visits];
        if (left.Length < 3) return left;
        var table = tables.Of(profile);
        int[] rows = [.. left.Select(visit => tables.RowOf(problem.Visits[visit].Place))];
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
