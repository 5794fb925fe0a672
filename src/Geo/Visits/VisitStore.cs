using CoverageMap.Geo.Database;
using CoverageMap.Geo.Locations;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace CoverageMap.Geo.Visits;

/// <summary>Events at the door: only ever added. Sending one twice is harmless, and any order gives the same state.</summary>
public sealed class VisitStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>A visit's position replaces the geocoder's when the device was at least this sure, in metres.</summary>
    private const double LocatingAccuracyMetres = 100;

    /// <returns>False when the event was known already.</returns>
    /// <exception cref="UserErrorException">The event contradicts itself, the register, or a known event of the same id.</exception>
    public async Task<bool> RecordAsync(VisitEvent visit, CancellationToken cancel)
    {
        if (visit.Contradiction() is { } fault) throw new UserErrorException($"Visit {visit.Id}: {fault}.");
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var isNew = await AddEventAsync(connection, visit, cancel);
        if (isNew)
        {
            await AddClosedGapsAsync(connection, visit, cancel);
            await LocateAsync(connection, visit, cancel);
        }
        else if (!await IsSameAsync(connection, visit, cancel))
            throw new UserErrorException(
                $"Visit {visit.Id} is known already with another household, time or outcome; a new event needs an id of its own.");
        await transaction.CommitAsync(cancel);
        return isNew;
    }

    /// <summary>Signs that a place is inaccessible, with a reason; only then is it counted as such.</summary>
    /// <exception cref="UserErrorException">There is no such event, or its outcome is another.</exception>
    public async Task ApproveAsync(Guid eventId, string approvedBy, string reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(approvedBy) || string.IsNullOrWhiteSpace(reason))
            throw new UserErrorException("An approval needs the name of who approves and a reason.");
        var rows = await database.ExecuteAsync("""
            INSERT INTO visit_approval (event_id, approved_by, reason, approved_at)
            SELECT event_id, $2, $3, $4 FROM visit_event WHERE event_id = $1 AND outcome = 'inaccessible'
            ON CONFLICT (event_id) DO NOTHING
            """, cancel, eventId, approvedBy, reason, clock.GetUtcNow());
        var known = await database.QueryAsync(
            "SELECT 1 FROM visit_approval WHERE event_id = $1", row => row.GetInt32(0), cancel, eventId);
        if (rows == 0 && known.Count == 0)
            throw new UserErrorException($"Visit {eventId} is not known with the outcome 'inaccessible'; nothing to approve.");
    }

    private async Task<bool> AddEventAsync(NpgsqlConnection connection, VisitEvent visit, CancellationToken cancel)
    {
        try
        {
            return await connection.ExecuteAsync("""
                INSERT INTO visit_event (event_id, household_id, team_id, plan_id, outcome, device_time, received_at,
                  come_back_at, position, accuracy_m, note, replaces)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                ON CONFLICT (event_id) DO NOTHING
                """, cancel, visit.Id, visit.HouseholdId, Null(visit.TeamId, NpgsqlDbType.Integer),
                Null(visit.PlanId, NpgsqlDbType.Integer), visit.Outcome.Code(), visit.DeviceTime.ToUniversalTime(),
                clock.GetUtcNow(), Null(visit.ComeBackAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
                Point(visit.Position), Null((float?)visit.AccuracyMetres, NpgsqlDbType.Real),
                Null(visit.Note, NpgsqlDbType.Text), Null(visit.Replaces, NpgsqlDbType.Uuid)) == 1;
        }
        catch (PostgresException unknown) when (unknown.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new UserErrorException(
                $"Visit {visit.Id}: household {visit.HouseholdId}, team {visit.TeamId} or plan {visit.PlanId} is not known " +
                $"({unknown.ConstraintName}); load the day's plan again.", unknown);
        }
    }

    private static async Task AddClosedGapsAsync(NpgsqlConnection connection, VisitEvent visit, CancellationToken cancel)
    {
        if (visit.Closed.Count == 0) return;
        var closed = visit.Closed.Distinct().ToList();
        var added = await connection.ExecuteAsync("""
            INSERT INTO visit_closed_gap (event_id, resident_id, gap_id)
            SELECT $1, r.resident_id, g.gap_id
            FROM unnest($3::bigint[], $4::text[]) AS closed (resident_id, gap_code)
            JOIN resident r ON r.resident_id = closed.resident_id AND counted_household(r.household_id) = counted_household($2)
            JOIN gap g ON g.code = closed.gap_code AND r.eligible_gaps & (1 << g.bit) <> 0
            """, cancel, visit.Id, visit.HouseholdId,
            closed.Select(gap => gap.ResidentId).ToArray(), closed.Select(gap => gap.GapCode).ToArray());
        if (added != closed.Count)
            throw new UserErrorException(
                $"Visit {visit.Id}: {closed.Count - added} of {closed.Count} closed gaps name a resident who does not live in " +
                $"household {visit.HouseholdId} or a gap the resident is not eligible for; load the day's plan again.");
    }

    /// <summary>
    /// The first successful visit with a sure position tells where the household is, by the device's time and among the
    /// events in force: so in any order of arrival the same one does, and none that was corrected.
    /// </summary>
    private async Task LocateAsync(NpgsqlConnection connection, VisitEvent visit, CancellationToken cancel)
    {
        var tells = visit.Outcome is VisitOutcome.Done or VisitOutcome.Partly && visit.AccuracyMetres <= LocatingAccuracyMetres;
        if (!tells && visit.Replaces is null) return;
        // Of a household that was found to be listed twice, the visits to both tell where the one is.
        var household = (await connection.QueryAsync("SELECT counted_household($1)", row => row.GetInt64(0), cancel, visit.HouseholdId))[0];
        var located = await connection.ExecuteAsync("""
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
            SELECT $1, 'visit', e.position, greatest(1, ceil(e.accuracy_m))::integer, ward.area_id, $3
            FROM visit_event_in_force e
            JOIN area ward ON ward.level = 'ward' AND ward.valid @> e.day AND ST_Covers(ward.geom, e.position)
            WHERE e.household_id IN (SELECT $1 UNION ALL SELECT household_id FROM merged_household WHERE into_id = $1)
              AND e.outcome IN ('done', 'partly') AND e.accuracy_m <= $2
            ORDER BY e.device_time, e.received_at, e.event_id, ward.area_id LIMIT 1
            ON CONFLICT (household_id) DO UPDATE
              SET match_code = 'visit', position = excluded.position, uncertainty_m = excluded.uncertainty_m,
                ward_id = excluded.ward_id, candidates = NULL, reason = NULL, located_at = excluded.located_at
            """, cancel, household, (float)LocatingAccuracyMetres, clock.GetUtcNow());
        if (located == 0 && visit.Replaces is not null)
            await ChosenLocations.FallBackAsync(connection, household, clock.GetUtcNow(), cancel);
    }

    private static async Task<bool> IsSameAsync(NpgsqlConnection connection, VisitEvent visit, CancellationToken cancel) =>
        (await connection.QueryAsync(
            "SELECT 1 FROM visit_event WHERE event_id = $1 AND household_id = $2 AND outcome = $3 AND device_time = $4",
            row => row.GetInt32(0), cancel, visit.Id, visit.HouseholdId, visit.Outcome.Code(),
            visit.DeviceTime.ToUniversalTime())).Count == 1;

    private static NpgsqlParameter Null(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static NpgsqlParameter Point(LonLat? position) => new()
    {
        Value = position is { } at ? new Point(at.Lon, at.Lat) { SRID = 4326 } : DBNull.Value,
        NpgsqlDbType = NpgsqlDbType.Geometry,
    };
}
