namespace CoverageMap.Planner.Solving.Pool;

/// <summary>The choice when what binds columns to each other may be broken for a price: a bound, and for each column how far it is from being of use.</summary>
/// <param name="Bound">No choice costs less.</param>
/// <param name="Distance">By column: a choice with it costs at least this more than <paramref name="Bound"/>; below 0 where it seems to be of use.</param>
internal sealed record PoolRelaxation(double Bound, double[] Distance)
{
    /// <param name="hint">A choice that keeps all limits: prices begin with what its columns cost by visit.</param>
    /// <param name="ceiling">Prices of visits count as this at most: what <paramref name="hint"/> costs, and a little more.</param>
    /// <returns>Null when it was cancelled.</returns>
    public static PoolRelaxation? Solve(PoolTask task, IReadOnlyList<int> hint, long ceiling, PoolBudget budget, CancellationToken cancel)
    {
        var rows = new PoolRows(task, ceiling);
        var prices = new RowPrices(rows, ceiling);
        return prices.Search(StartOf(task, hint, rows), budget, cancel) ? new(prices.Bound, prices.Distance[..task.Columns.Count]) : null;
    }

    private static double[] StartOf(PoolTask task, IReadOnlyList<int> hint, PoolRows rows)
    {
        var start = new double[rows.Count];
        for (var visit = 0; visit < task.LeftOutPrice.Count; visit++) start[visit] = rows.PriceOfLeaving(visit);
        foreach (var column in hint.Select(number => task.Columns[number]))
            foreach (var visit in column.Visits) start[visit] = Math.Min(start[visit], (double)column.Cost / column.Visits.Length);
        return start;
    }
}
