namespace CoverageMap.Planner.Solving.Pool;

/// <summary>
/// Finds prices of rows at which the columns that are worth them keep the rows nearly: the volume algorithm (Barahona and Anbil, Mathematical Programming
/// 87, 2000). On pools of 12,000 routes of 12 to 15 stops OR-Tools' simplex methods took 2 to 10 s for what is here told to some tenths of a percent in 0.2 s,
/// and which columns are looked at first needs no more.
/// </summary>
/// <param name="cost">Of a choice that keeps all rows.</param>
internal sealed class RowPrices(PoolRows rows, double cost)
{
    private const int Steps = 500;

    /// <summary>How much of a step's choice goes into the mean of all, at first and from half of the steps on.</summary>
    private const double Share = 0.1;
    private const double LaterShare = 0.05;

    /// <summary>
    /// After so many steps that gain nothing they become shorter. (Bounds of five pools of 6,800 to 12,000 routes below their plans: 2: 0.4 to 5.5 %, 4: 0.4 to
    /// 4.7 %, 10: 0.5 to 9.7 %.)
    /// </summary>
    private const int Patience = 4;
    private const double Little = 1e-4;
    private const double Shorter = 0.66;
    private const double Longer = 1.1;
    private const int StepsOfCheck = 16;

    /// <summary>Of one entry of a column in one step, for <see cref="PoolBudget.Work"/>.</summary>
    private const double WorkOfEntry = 2e-9;

    private readonly double[] _prices = new double[rows.Count];
    private readonly double[] _missing = new double[rows.Count];
    private readonly double[] _mean = new double[rows.Count];
    private readonly double[] _reduced = new double[rows.Columns];
    private readonly (double Least, double Most)[] _ranges = [.. Enumerable.Range(0, rows.Count).Select(rows.PriceRange)];

    /// <summary>The prices with the best bound so far.</summary>
    private double[] _best = [];

    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>By column: what it costs more than its rows are worth at the prices of <see cref="Bound"/>.</summary>
    public double[] Distance { get; } = new double[rows.Columns];

    /// <returns>False when it was cancelled.</returns>
    public bool Search(double[] start, PoolBudget budget, CancellationToken cancel)
    {
        (_best, var size, var vain) = (start, 0.5, 0);
        start.CopyTo(_prices, 0);
        for (var step = 0; step < Steps && (step == 0 || step % StepsOfCheck != 0 || !budget.IsSpent); step++)
        {
            if (cancel.IsCancellationRequested) return false;
            var bound = Price();
            budget.Work(WorkOfEntry * rows.Row.Length);
            var share = step == 0 ? 1 : step < Steps / 2 ? Share : LaterShare;
            for (var row = 0; row < _mean.Length; row++) _mean[row] += share * (_missing[row] - _mean[row]);
            if (bound > Bound)
            {
                vain = bound - Bound < Little * (cost - Bound) ? vain + 1 : 0;
                Bound = bound;
                _prices.CopyTo(_best, 0);
                _reduced.CopyTo(Distance, 0);
                if (Product(_missing, _mean) > 0) size = Math.Min(2, size * Longer);
            }
            else if (++vain >= Patience) (size, vain) = (size * Shorter, 0);
            if (!TryStep(size)) break;
        }
        return true;
    }

    /// <summary>Chooses what is worth more than it costs, and writes what each row then misses.</summary>
    /// <returns>A bound: what is chosen costs, with what is missing at its prices.</returns>
    private double Price()
    {
        rows.Needed.CopyTo(_missing, 0);
        var bound = Product(rows.Needed, _prices);
        var (first, row, amount) = (rows.First, rows.Row, rows.Amount);
        for (var column = 0; column < _reduced.Length; column++)
        {
            var reduced = rows.Cost[column];
            for (var entry = first[column]; entry < first[column + 1]; entry++) reduced -= amount[entry] * _prices[row[entry]];
            _reduced[column] = reduced;
            if (reduced >= 0) continue;
            bound += reduced;
            for (var entry = first[column]; entry < first[column + 1]; entry++) _missing[row[entry]] -= amount[entry];
        }
        return bound;
    }

    /// <summary>Moves from the best prices towards what the mean choice misses.</summary>
    /// <returns>False where it misses nothing, or the bound is reached.</returns>
    private bool TryStep(double size)
    {
        var squares = 0.0;
        for (var row = 0; row < _prices.Length; row++)
            if (MayMove(row)) squares += _mean[row] * _mean[row];
        if (squares < 1e-12 || Bound >= cost) return false;
        var length = size * (cost - Bound) / squares;
        for (var row = 0; row < _prices.Length; row++) _prices[row] = Math.Clamp(_best[row] + length * _mean[row], _ranges[row].Least, _ranges[row].Most);
        return true;
    }

    /// <summary>What is at its least or most price and would go beyond stays there: of many vehicles, few used, it would hide what visits miss.</summary>
    private bool MayMove(int row) => _mean[row] < 0 ? _best[row] > _ranges[row].Least : _best[row] < _ranges[row].Most;

    private static double Product(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var at = 0; at < one.Length; at++) sum += one[at] * other[at];
        return sum;
    }
}
