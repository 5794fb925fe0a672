namespace CoverageMap.Geo.Roads;

/// <summary>Whole seconds and whole metres from each of some points to each other; zero from a point to itself.</summary>
/// <param name="size">The number of points.</param>
public sealed class TravelMatrix(int size)
{
    private readonly int[] _seconds = new int[size * size];
    private readonly int[] _metres = new int[size * size];

    public int Size => size;

    public int Seconds(int from, int to) => _seconds[from * size + to];

    public int Metres(int from, int to) => _metres[from * size + to];

    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public void Set(int from, int to, int seconds, int metres)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfNegative(metres);
        _seconds[from * size + to] = seconds;
        _metres[from * size + to] = metres;
    }
}
