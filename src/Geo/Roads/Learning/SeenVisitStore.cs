using CoverageMap.Geo.Database;
using CoverageMap.Geo.Visits;
using Npgsql;

namespace CoverageMap.Geo.Roads.Learning;

/// <summary>Reads the visits that rides can be learned from: those of a team, with a position.</summary>
public sealed class SeenVisitStore(NpgsqlDataSource database)
{
    /// <param name="from">Both days are included.</param>
    /// <param name="callWithoutService">What a visit takes at which nothing is done.</param>
    public Task<List<SeenVisit>> ReadAsync(DateOnly from, DateOnly to, TimeSpan callWithoutService, CancellationToken cancel) => database.QueryAsync("""
        SELECT e.team_id, e.device_time, ST_X(e.position), ST_Y(e.position), e.accuracy_m::double precision, e.outcome,
          (SELECT extract(epoch FROM s.leaves_at - s.starts_at)::double precision FROM plan_stop s
           WHERE s.plan_id = e.plan_id AND s.household_id = e.household_id ORDER BY s.part LIMIT 1),
          e.replaces IS NOT NULL
        FROM visit_event_in_force e
        WHERE e.team_id IS NOT NULL AND e.position IS NOT NULL AND e.day BETWEEN $1 AND $2
        ORDER BY e.team_id, e.device_time
        """, row => new SeenVisit(
            row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1), new LonLat(row.GetDouble(2), row.GetDouble(3)), row.GetDouble(4),
            Closes(row.GetString(5)) ? row.IsDBNull(6) ? null : row.GetDouble(6) : callWithoutService.TotalSeconds,
            row.GetBoolean(7)), cancel, from, to);

    private static bool Closes(string outcome) => VisitRules.Outcome(outcome) is VisitOutcome.Done or VisitOutcome.Partly;
}
