using System.Diagnostics;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Trips;

/// <summary>
/// What it costs to go from each place of a trip to each other, told as a round trip: an end that is left open costs
/// nothing to return from, and an end that is fixed can be returned from only to the beginning.
/// </summary>
internal sealed class TripCosts
{
    /// <summary>Far above any sum of real costs, and far enough below the largest number to be summed itself.</summary>
    private const long Forbidden = 1_000_000_000_000;

    private readonly long[] _costs;

    /// <param name="costs">Row after row; a place to itself is never asked for.</param>
    public TripCosts(int size, long[] costs, TripEnds ends)
    {
        if (costs.Length != size * size) throw new ArgumentException($"{costs.Length} costs are not {size} times {size}.", nameof(costs));
        Size = size;
        _costs = [.. costs];
        if (ends is { First: true, Last: true }) TieLastToFirst();
        else if (!ends.Round && ends.First) SetColumn(0, 0);
        else if (!ends.Round && ends.Last) SetRow(size - 1, 0);
        else if (!ends.Round) throw new ArgumentException("A trip that does not return needs a fixed beginning or end.", nameof(ends));
    }

    public int Size { get; }

    public long this[int from, int to] => _costs[from * Size + to];

    /// <exception cref="UnreachableException">A place cannot be reached from another.</exception>
    public static TripCosts Of(RoadTable table, TripEnds ends) => new(table.Sources, [.. table.Milliseconds.Select(Reached)], ends);

    private static long Reached(uint milliseconds) => milliseconds != RoadTable.Unreachable ? milliseconds
        : throw new UnreachableException("The places of a trip reach each other.");

    private void TieLastToFirst()
    {
        SetColumn(0, Forbidden);
        SetRow(Size - 1, Forbidden);
        _costs[(Size - 1) * Size] = 0;
    }

    private void SetColumn(int to, long cost)
    {
        for (var from = 0; from < Size; from++) _costs[from * Size + to] = cost;
    }

    private void SetRow(int from, long cost)
    {
        for (var to = 0; to < Size; to++) _costs[from * Size + to] = cost;
    }
}

/// <param name="Round">Whether the trip returns to where it began.</param>
/// <param name="First">Whether it begins at the first place.</param>
/// <param name="Last">Whether it ends at the last place; on a round trip: returns from there.</param>
public readonly record struct TripEnds(bool Round, bool First, bool Last);
