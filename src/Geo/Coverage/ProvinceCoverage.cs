using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Geo.Coverage;

/// <summary>Coverage of a campaign's whole area as it stands, by ward and gap.</summary>
/// <param name="UnitsOn">The day whose administrative units the figures are given by.</param>
/// <param name="WidestUncertaintyMetres">Of all located households; 0 when there are none.</param>
/// <param name="Wards">
/// All wards of the area on that day, and last, where there are any, the households without a known ward.
/// </param>
public sealed record ProvinceCoverage(
    Campaign Campaign, string AreaName, DateOnly UnitsOn, Extent Extent, int WidestUncertaintyMetres,
    IReadOnlyList<WardCoverage> Wards)
{
    /// <summary>Sum over all wards and the households without one.</summary>
    /// <param name="gapCode">Null for all gaps together.</param>
    public GapCount Total(string? gapCode) =>
        Wards.Aggregate(new GapCount(), (sum, ward) => sum + ward.Count(gapCode));
}

/// <param name="AreaId">Null for the households whose ward is not known.</param>
/// <param name="District">Null where there are no districts.</param>
/// <param name="Centre">A point inside the ward; null with <paramref name="AreaId"/>.</param>
public sealed record WardCoverage(
    int? AreaId, string Code, string Name, string? District, LonLat? Centre, IReadOnlyDictionary<string, GapCount> Gaps)
{
    /// <param name="gapCode">Null for all gaps together.</param>
    public GapCount Count(string? gapCode) => gapCode is null
        ? Gaps.Values.Aggregate(new GapCount(), GapCount.Add)
        : Gaps.GetValueOrDefault(gapCode);
}

/// <summary>A rectangle in degrees.</summary>
public readonly record struct Extent(double West, double South, double East, double North);
