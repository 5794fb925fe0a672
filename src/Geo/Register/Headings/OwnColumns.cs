using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>The columns of the project's own format, in their order.</summary>
internal static class OwnColumns
{
    /// <summary>How many stand before those of the gaps.</summary>
    public const int BeforeGaps = 5;

    public static IReadOnlyList<string> Of(Campaign campaign) =>
        [Fields.Household, Fields.Address, Fields.Number, Fields.Name, Fields.BirthYear, .. campaign.Gaps.Select(gap => gap.Column)];
}
