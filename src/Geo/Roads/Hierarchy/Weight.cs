namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// Milliseconds and decimetres of a stretch as one number, time first: of two ways of the same time the shorter is the
/// lighter. Sums of weights are weights of sums.
/// </summary>
public static class Weight
{
    /// <summary>No way; twice it still fits.</summary>
    public const ulong None = ulong.MaxValue / 2;

    /// <summary>The longest time of a path in milliseconds, about twelve days; longer ones count as none.</summary>
    public const uint MostMs = 0x3FFF_FFFF;

    public static ulong Of(uint ms, uint dm) => (ulong)ms << 32 | dm;

    public static uint Ms(ulong weight) => (uint)(weight >> 32);

    public static uint Dm(ulong weight) => (uint)weight;
}
