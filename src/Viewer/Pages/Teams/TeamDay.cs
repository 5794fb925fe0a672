using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Visits;
using CoverageMap.Planner.Plans;
using CoverageMap.Viewer.Api;
using Npgsql;

namespace CoverageMap.Viewer.Pages.Teams;

/// <summary>One team's day: its route in the plan in force and what was recorded. The phone page and the sheet show it.</summary>
/// <param name="Legs">The ride to each stop in order, then the one back.</param>
public sealed record TeamDay(
    Campaign Campaign, TimeZoneInfo Zone, StoredPlan Plan, StoredRoute Route,
    IReadOnlyDictionary<long, RecordedVisit> Recorded, IReadOnlyList<PlanLeg> Legs)
{
    public string Day => DayText.Write(Plan.Day);
}

/// <summary>Reads a team's day.</summary>
public sealed class TeamDays(
    NpgsqlDataSource database, PlanStore plans, CampaignStore campaigns, VisitHistory visits, CurrentLegs legs)
{
    /// <returns>Null when the team has no route on that day.</returns>
    /// <exception cref="UserErrorException">The day is no date.</exception>
    public async Task<TeamDay?> FindAsync(string teamCode, string day, CancellationToken cancel)
    {
        var date = DayText.Parse(day);
        var areas = await database.QueryAsync("""
            SELECT a.code FROM plan_in_force p
            JOIN plan_route r USING (plan_id) JOIN team t USING (team_id) JOIN area a ON a.area_id = p.area_id
            WHERE t.code = $1 AND p.day = $2
            """, row => row.GetString(0), cancel, teamCode, date);
        if (areas.Count == 0 || await plans.FindAsync(areas[0], date, cancel) is not { } plan) return null;
        var campaign = await campaigns.CurrentAsync(cancel);
        var route = plan.Routes.First(route => route.TeamCode == teamCode);
        var recorded = await visits.OfTeamAsync(route.TeamId, date, cancel);
        return new TeamDay(campaign, TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone), plan, route,
            recorded.ToDictionary(visit => visit.HouseholdId), legs.Of(plan).Of(route));
    }
}
