using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Viewer.Coverage;

/// <summary>The gap chosen in an address: one of the campaign's, or all together.</summary>
public static class GapChoice
{
    public const string All = "all";

    /// <returns>Null for all gaps together.</returns>
    /// <exception cref="UserErrorException">The campaign has no such gap.</exception>
    public static string? Code(string choice, Campaign campaign) =>
        choice == All ? null
        : campaign.Gaps.Any(gap => gap.Code == choice) ? choice
        : throw new UserErrorException(
            $"Gap '{choice}' is not in the campaign; choose {string.Join(", ", campaign.Gaps.Select(gap => gap.Code))} or {All}.");
}
