namespace CoverageMap.Planner.Solving.Pool;

/// <summary>
/// A choice among routes as rows to be kept: each visit once, in a column or left out; of scarce classes no more than there are vehicles; targets. The
/// entries of all columns are in one array each, those of the task first, then one for leaving each visit out.
/// </summary>
internal sealed class PoolRows
{
    private readonly int _visits;
    private readonly PoolTask _task;
    private readonly double[] _leaving;

    /// <param name="ceiling">Prices of visits count as this at most.</param>
    public PoolRows(PoolTask task, long ceiling)
    {
        (_task, _visits) = (task, task.LeftOutPrice.Count);
        int[] scarce = [.. task.ScarceClasses];
        var rowOfClass = scarce.Index().ToDictionary(entry => entry.Item, entry => _visits + entry.Index);
        var firstTarget = _visits + scarce.Length;
        Count = firstTarget + task.Targets.Count;
        Needed = new double[Count];
        foreach (var visit in task.Columns.SelectMany(column => column.Visits)) Needed[visit] = 1;
        _leaving = [.. task.LeftOutPrice.Select((price, visit) => Needed[visit] > 0 ? Math.Min(ceiling, price) : 0)];
        foreach (var (number, row) in rowOfClass) Needed[row] = -task.ClassLimit[number];
        for (var target = 0; target < task.Targets.Count; target++) Needed[firstTarget + target] = task.Targets[target].Needed;
        List<int> first = [0], rowNumbers = [];
        List<double> amounts = [], costs = [];
        foreach (var (number, column) in task.Columns.Index())
        {
            foreach (var visit in column.Visits) Add(visit, 1);
            if (rowOfClass.TryGetValue(column.Class, out var row)) Add(row, -1);
            for (var target = 0; target < task.Targets.Count; target++)
                if (task.Targets[target].Amounts[number] is not 0 and var amount) Add(firstTarget + target, amount);
            End(column.Cost);
        }
        for (var visit = 0; visit < _visits; visit++)
        {
            if (Needed[visit] == 0) continue;
            Add(visit, 1);
            End(_leaving[visit]);
        }
        (First, Row, Amount, Cost) = ([.. first], [.. rowNumbers], [.. amounts], [.. costs]);

        void Add(int row, double amount)
        {
            rowNumbers.Add(row);
            amounts.Add(amount);
        }

        void End(double cost)
        {
            first.Add(rowNumbers.Count);
            costs.Add(cost);
        }
    }

    public int Count { get; }

    public int Columns => Cost.Length;

    /// <summary>By row: what the chosen columns have to reach: exactly for visits, at least for others.</summary>
    public double[] Needed { get; }

    /// <summary>By column: its first entry; one more at the end.</summary>
    public int[] First { get; }

    public int[] Row { get; }

    public double[] Amount { get; }

    public double[] Cost { get; }

    public double PriceOfLeaving(int visit) => _leaving[visit];

    /// <summary>The least and the most that missing a row by one can cost: what must not be exceeded has no price below 0, what may be missed none above its own.</summary>
    public (double Least, double Most) PriceRange(int row)
    {
        if (row < _visits) return (double.NegativeInfinity, double.PositiveInfinity);
        var target = row - (Count - _task.Targets.Count);
        return (0, target < 0 ? double.PositiveInfinity : _task.Targets[target].PricePerMissing);
    }
}
