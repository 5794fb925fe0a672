namespace CoverageMap.Planner.Solving.Pool;

/// <summary>A route that was met in the search, as something to choose.</summary>
/// <param name="Visits">Each once, in any order.</param>
/// <param name="Cost">At least 0.</param>
/// <param name="Class">Of the vehicles that may drive it.</param>
internal sealed record PoolColumn(int Route, int[] Visits, long Cost, int Class);

/// <summary>An amount to be reached by the chosen routes together.</summary>
/// <param name="Amounts">By column.</param>
/// <param name="PricePerMissing">At least 0.</param>
internal sealed record PoolTarget(IReadOnlyList<long> Amounts, long Needed, long PricePerMissing);

/// <summary>A choice among routes: each visit in one at most, of each class as many as there are vehicles.</summary>
/// <param name="LeftOutPrice">By visit; at least 0.</param>
/// <param name="ClassLimit">By class: how many routes at most.</param>
internal sealed record PoolTask(
    IReadOnlyList<PoolColumn> Columns, IReadOnlyList<long> LeftOutPrice, IReadOnlyList<int> ClassLimit, IReadOnlyList<PoolTarget> Targets)
{
    /// <summary>What a choice costs, with what it leaves out and misses.</summary>
    public long CostOf(IEnumerable<int> choice)
    {
        var (total, served, reached) = (0L, new bool[LeftOutPrice.Count], new long[Targets.Count]);
        foreach (var column in choice)
        {
            total += Columns[column].Cost;
            foreach (var visit in Columns[column].Visits) served[visit] = true;
            for (var target = 0; target < reached.Length; target++) reached[target] += Targets[target].Amounts[column];
        }
        for (var visit = 0; visit < served.Length; visit++)
            if (!served[visit]) total += LeftOutPrice[visit];
        for (var target = 0; target < reached.Length; target++)
            total += Math.Max(0, Targets[target].Needed - reached[target]) * Targets[target].PricePerMissing;
        return total;
    }

    /// <summary>The classes that have more columns than vehicles.</summary>
    public IEnumerable<int> ScarceClasses =>
        Columns.CountBy(column => column.Class).Where(count => count.Value > ClassLimit[count.Key]).Select(count => count.Key);
}
