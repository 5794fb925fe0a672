using CoverageMap.Geo.Visits;
using CoverageMap.Planner.Plans;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoverageMap.Viewer.Pages.Teams;

/// <summary>The team lead's page on the phone: the stops in order, and one tap for each outcome.</summary>
public sealed class DayModel(TeamDays days) : PageModel
{
    /// <summary>Outcomes in the order of their buttons.</summary>
    public static IReadOnlyList<VisitOutcome> Outcomes { get; } =
    [
        VisitOutcome.Done, VisitOutcome.Partly, VisitOutcome.NotHome, VisitOutcome.ComeBackAt, VisitOutcome.Refused,
        VisitOutcome.Moved, VisitOutcome.NotFound, VisitOutcome.Inaccessible,
    ];

    public TeamDay Team { get; private set; } = null!;

    /// <summary>What the script needs to send events.</summary>
    public object State => new
    {
        teamId = Team.Route.TeamId,
        planId = Team.Plan.Id,
        day = Team.Day,
        utcOffsetMinutes = (int)Team.Zone.GetUtcOffset(Team.Route.StartsAt).TotalMinutes,
        recorded = Team.Recorded.Values.Select(visit => new
        {
            id = visit.Id,
            householdId = visit.HouseholdId,
            outcome = visit.Outcome,
            deviceTime = visit.DeviceTime,
            comeBackAt = visit.ComeBackAt,
            closed = visit.Closed.Select(gap => new { residentId = gap.ResidentId, gap = gap.GapCode }),
        }),
    };

    public async Task<IActionResult> OnGetAsync(string code, string day, CancellationToken cancel)
    {
        if (await days.FindAsync(code, day, cancel) is not { } team) return NotFound();
        Team = team;
        return Page();
    }

    public static IEnumerable<IGrouping<long, StoredTask>> Residents(StoredStop stop) =>
        stop.Tasks.GroupBy(task => task.ResidentId);
}
