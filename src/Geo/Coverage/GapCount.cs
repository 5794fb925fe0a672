namespace CoverageMap.Geo.Coverage;

/// <summary>Person-gaps of an area: how many are eligible (the denominator) and how many of those are closed.</summary>
public readonly record struct GapCount(long Eligible, long Done)
{
    public long Open => Eligible - Done;

    /// <summary>0 to 1; null without anyone eligible.</summary>
    public double? Rate => Eligible == 0 ? null : (double)Done / Eligible;

    public static GapCount operator +(GapCount a, GapCount b) => new(a.Eligible + b.Eligible, a.Done + b.Done);

    public static GapCount Add(GapCount left, GapCount right) => left + right;
}
