using CoverageMap.Geo.Campaigns;
using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Teams;
using CoverageMap.Viewer.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoverageMap.Viewer.Pages.Coordinators;

/// <summary>The day's plan of an area: who goes where and when, what is left out and why, and planning it again.</summary>
public sealed class PlanModel(PlanStore plans, CampaignStore campaigns, TeamStore teams, CurrentLegs legs) : PageModel
{
    /// <summary>More would make a slow page; the CSV holds all.</summary>
    public const int MostLeftOutShown = 200;

    public StoredPlan Plan { get; private set; } = null!;

    public PlanLegs Legs { get; private set; } = null!;

    public Campaign Campaign { get; private set; } = null!;

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public Timeline Timeline { get; private set; } = null!;

    /// <summary>How each route fills its team's shift, by route number.</summary>
    public IReadOnlyDictionary<int, ShiftUse> Use { get; private set; } = new Dictionary<int, ShiftUse>();

    public string Day => DayText.Write(Plan.Day);

    public int Visits => Plan.Routes.Sum(route => route.Stops.Count);

    public int People => Tasks.Select(task => task.ResidentId).Distinct().Count();

    public IEnumerable<StoredTask> Tasks => Plan.Routes.SelectMany(route => route.Stops).SelectMany(stop => stop.Tasks);

    public IEnumerable<(string Reason, int Visits, int Gaps)> Reasons => Plan.LeftOut
        .GroupBy(visit => visit.Reason)
        .Select(group => (group.Key, group.Count(), group.Sum(visit => visit.Gaps)))
        .OrderByDescending(reason => reason.Item2);

    public async Task<IActionResult> OnGetAsync(string code, string day, CancellationToken cancel)
    {
        if (await plans.FindAsync(code, DayText.Parse(day), cancel) is not { } plan) return NotFound();
        Plan = plan;
        Legs = legs.Of(plan);
        Campaign = await campaigns.CurrentAsync(cancel);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(Campaign.TimeZone);
        Timeline = Timeline.Of(plan, Zone);
        var byCode = (await teams.AllAsync(cancel)).ToDictionary(team => team.Team.Code, team => team.Team);
        Use = plan.Routes.ToDictionary(route => route.Number, route => ShiftUse.Of(route, byCode[route.TeamCode]));
        return Page();
    }
}
