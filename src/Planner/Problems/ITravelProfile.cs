namespace CoverageMap.Planner.Problems;

/// <summary>Rides of one profile between the places of a problem. A pair's figures do not depend on what else is asked for.</summary>
public interface ITravelProfile
{
    /// <summary>The rides between some of the places, each from each.</summary>
    TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel);
}

/// <summary>Whole seconds, metres and (where the profile has its own) costs of rides from each of some places to each.</summary>
public sealed class TravelTable
{
    /// <summary>The seconds of a ride that is not possible. More than any shift; the sum of two is still an <see cref="int"/>.</summary>
    public const int Unreachable = (1 << 30) - 1;

    private readonly int[] _seconds;
    private readonly int[] _metres;
    private readonly int[]? _costs;

    /// <param name="seconds">By row: from a place to each; 0 to <see cref="Unreachable"/>.</param>
    /// <param name="costs">Null: a ride costs its seconds.</param>
    /// <exception cref="ArgumentException">An array has not <paramref name="size"/> squared entries.</exception>
    public TravelTable(int size, int[] seconds, int[] metres, int[]? costs = null)
    {
        if (seconds.Length != size * size || metres.Length != size * size || costs is not null && costs.Length != size * size)
            throw new ArgumentException($"A travel table of {size} places has {size * size} entries.");
        (Size, _seconds, _metres, _costs) = (size, seconds, metres, costs);
    }

    public int Size { get; }

    public bool HasCosts => _costs is not null;

    public int Seconds(int from, int to) => _seconds[from * Size + to];

    public int Metres(int from, int to) => _metres[from * Size + to];

    /// <summary>What the ride costs where the profile has costs of its own, else its seconds (before any speed factor).</summary>
    public int Cost(int from, int to) => (_costs ?? _seconds)[from * Size + to];

    /// <summary>The seconds from a place to each.</summary>
    public ReadOnlySpan<int> SecondsFrom(int from) => _seconds.AsSpan(from * Size, Size);

    /// <summary>The metres from a place to each.</summary>
    public ReadOnlySpan<int> MetresFrom(int from) => _metres.AsSpan(from * Size, Size);

    /// <summary>As <see cref="Cost"/>, from a place to each.</summary>
    public ReadOnlySpan<int> CostsFrom(int from) => (_costs ?? _seconds).AsSpan(from * Size, Size);

    public bool IsReachable(int from, int to) => Seconds(from, to) < Unreachable;

    /// <summary>The rides between some of the places, in the order in which their rows are asked for.</summary>
    public TravelTable Of(IReadOnlyList<int> rows, CancellationToken cancel)
    {
        var size = rows.Count;
        var (seconds, metres) = (new int[size * size], new int[size * size]);
        var costs = HasCosts ? new int[size * size] : null;
        for (var from = 0; from < size; from++)
        {
            cancel.ThrowIfCancellationRequested();
            for (var to = 0; to < size; to++)
            {
                var cell = from * size + to;
                seconds[cell] = Seconds(rows[from], rows[to]);
                metres[cell] = Metres(rows[from], rows[to]);
                if (costs is not null) costs[cell] = Cost(rows[from], rows[to]);
            }
        }
        return new(size, seconds, metres, costs);
    }
}

/// <summary>Rides that are all known beforehand, as by a matrix given with the problem.</summary>
public sealed class KnownTravel(TravelTable all) : ITravelProfile
{
    public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel)
    {
        if (places.Count == all.Size && places.Index().All(entry => entry.Index == entry.Item)) return all;
        return all.Of(places, cancel);
    }
}
