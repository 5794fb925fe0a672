using CoverageMap.Geo.Campaigns;
using CoverageMap.Planner.Plans;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoverageMap.Viewer.Pages.Coordinators;

/// <summary>The plans in force.</summary>
public sealed class IndexModel(PlanStore plans, CampaignStore campaigns) : PageModel
{
    public IReadOnlyList<PlanHeading> Plans { get; private set; } = [];

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Plans = await plans.ListAsync(cancel);
        Zone = TimeZoneInfo.FindSystemTimeZoneById((await campaigns.CurrentAsync(cancel)).TimeZone);
    }
}
