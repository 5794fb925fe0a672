using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Viewer.Coverage;

/// <summary>The day whose units pages speak of.</summary>
public static class UnitsDay
{
    /// <summary>Today, or the campaign's nearest day: its figures are given by the units it was run with.</summary>
    public static DateOnly Of(Campaign campaign, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        return today < campaign.StartsOn ? campaign.StartsOn : today > campaign.EndsOn ? campaign.EndsOn : today;
    }
}
