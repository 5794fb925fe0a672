namespace CoverageMap.Geo.Roads;

/// <summary>Whole seconds and whole metres from each of some points to each of others.</summary>
/// <param name="sources">The number of points that rides begin at.</param>
/// <param name="targets">The number of points that they end at.</param>
public sealed class TravelMatrix(int sources, int targets)
{
    /// <summary>
    /// The seconds of a ride that no road leads to: more than a hundred days, so that no shift holds it, and few enough
    /// that the sum of a route of two hundred of them is still an <see cref="int"/>.
    /// </summary>
    public const int Unreachable = 10_000_000;

    private readonly int[] _seconds = new int[sources * targets];
    private readonly int[] _metres = new int[sources * targets];

    public TravelMatrix(int size) : this(size, size) { }

    public int Sources => sources;

    public int Targets => targets;

    /// <summary><see cref="Unreachable"/> where no road leads.</summary>
    public int Seconds(int from, int to) => _seconds[from * targets + to];

    /// <summary>0 where no road leads.</summary>
    public int Metres(int from, int to) => _metres[from * targets + to];

    public bool IsReachable(int from, int to) => Seconds(from, to) < Unreachable;

    /// <exception cref="ArgumentOutOfRangeException">A value is negative, or the seconds are those of no ride.</exception>
    public void Set(int from, int to, int seconds, int metres)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfNegative(metres);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(seconds, Unreachable);
        _seconds[from * targets + to] = seconds;
        _metres[from * targets + to] = metres;
    }

    public void SetUnreachable(int from, int to)
    {
        _seconds[from * targets + to] = Unreachable;
        _metres[from * targets + to] = 0;
    }
}
