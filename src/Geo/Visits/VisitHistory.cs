using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Visits;

/// <summary>An event in force, as a team's page shows it again.</summary>
/// <param name="Outcome">The outcome's code, such as <c>not_home</c>.</param>
public sealed record RecordedVisit(
    Guid Id, long HouseholdId, string Outcome, DateTimeOffset DeviceTime, DateTimeOffset? ComeBackAt, string? Note,
    IReadOnlyList<ClosedGap> Closed);

/// <summary>What was recorded at the doors of a plan.</summary>
public sealed class VisitHistory(NpgsqlDataSource database)
{
    /// <summary>
    /// The latest event in force of each household that a team visits on a day, recorded on that day or for one of that
    /// day's plans. A plan made again at noon keeps what was recorded in the morning.
    /// </summary>
    /// <param name="day">In the campaign's time zone.</param>
    public async Task<IReadOnlyList<RecordedVisit>> OfTeamAsync(int teamId, DateOnly day, CancellationToken cancel)
    {
        var closed = (await database.QueryAsync("""
            SELECT c.event_id, c.resident_id, g.code
            FROM visit_closed_gap c JOIN gap g USING (gap_id) JOIN visit_event e USING (event_id)
            WHERE e.team_id = $1
            ORDER BY c.resident_id, g.position
            """, row => (Event: row.GetGuid(0), Gap: new ClosedGap(row.GetInt64(1), row.GetString(2))), cancel, teamId))
            .ToLookup(gap => gap.Event, gap => gap.Gap);
        return await database.QueryAsync("""
            SELECT DISTINCT ON (e.household_id) e.event_id, e.household_id, e.outcome, e.device_time, e.come_back_at, e.note
            FROM visit_event_in_force e LEFT JOIN plan p USING (plan_id)
            WHERE e.team_id = $1 AND $2 IN (e.day, p.day)
            ORDER BY e.household_id, e.device_time DESC, e.event_id
            """, row => new RecordedVisit(
                row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4), row.IsDBNull(5) ? null : row.GetString(5),
                [.. closed[row.GetGuid(0)]]), cancel, teamId, day);
    }
}
