namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Times and lengths of fastest paths from each of some places to each of others.</summary>
/// <param name="Milliseconds">Row after row, a row per source; <see cref="Unreachable"/> where there is no path.</param>
/// <param name="Decimetres">Likewise, of the same paths; null where only times were asked for.</param>
public sealed record RoadTable(int Sources, int Targets, uint[] Milliseconds, uint[]? Decimetres)
{
    public const uint Unreachable = uint.MaxValue;

    public bool IsReachable(int source, int target) => Milliseconds[(long)source * Targets + target] != Unreachable;
}
