namespace CoverageMap.Planner.Solving.Pool;

/// <summary>
/// Combines routes from different plans to a better one. The relaxation orders the columns; the exact choice is made among
/// the most promising of them, then among more, as long as there is time.
/// </summary>
internal static class SetPartition
{
    private const int FirstColumns = 1000;

    /// <summary>Reduced costs are this exact.</summary>
    private const double Precision = 1e-6;

    /// <param name="hint">The choice so far, by column numbers. It keeps all limits.</param>
    /// <returns>The numbers of the columns of a better choice than <paramref name="hint"/>; null when none was found.</returns>
    public static IReadOnlyList<int>? Choose(IReadOnlyList<PoolColumn> columns, IReadOnlyList<long> leftOutPrice, IReadOnlyList<int> classLimit,
        IReadOnlyList<int> hint, PoolBudget budget, CancellationToken cancel, IReadOnlyList<PoolTarget>? targets = null, int threads = 1)
    {
        var task = new PoolTask(columns, WithoutHopeless(columns, leftOutPrice), classLimit, targets ?? []);
        var (best, bestCost) = (hint, task.CostOf(hint));
        if (PoolRelaxation.Solve(task, hint, bestCost + 1, budget, cancel) is not { } relaxed) return null;
        int[] order = [.. Enumerable.Range(0, columns.Count).OrderBy(column => relaxed.Distance[column])];
        for (var size = FirstColumns; !cancel.IsCancellationRequested && !budget.IsSpent; size *= 2)
        {
            // A column that is further from use than the bound is from the best is in no better choice.
            var gap = bestCost - relaxed.Bound;
            var useful = order.TakeWhile(column => relaxed.Distance[column] <= gap + Precision * Math.Max(1, gap)).ToList();
            if (gap < 1 - Precision) break;
            var among = useful.Take(size).Union(best).ToList();
            if (PoolChoice.Find(task, among, best, bestCost, budget, threads, cancel) is not { } found) break;
            if (task.CostOf(found.Choice) is var cost && cost < bestCost) (best, bestCost) = (found.Choice, cost);
            if (!found.IsBest || size >= useful.Count) break;
        }
        return ReferenceEquals(best, hint) ? null : best;
    }

    // What no column serves is left out by every choice; its price, often huge, would blur the others.
    private static long[] WithoutHopeless(IReadOnlyList<PoolColumn> columns, IReadOnlyList<long> leftOutPrice)
    {
        var served = columns.SelectMany(column => column.Visits).ToHashSet();
        return [.. leftOutPrice.Select((price, visit) => served.Contains(visit) ? price : 0)];
    }
}
