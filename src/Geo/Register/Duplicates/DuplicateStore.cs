using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>
/// Decisions on duplicates, only ever added, and what follows from them: who is merged into whom. Works within the open
/// transaction; no import goes on meanwhile.
/// </summary>
internal sealed class DuplicateStore(NpgsqlConnection connection)
{
    public Task LockAsync(CancellationToken cancel) =>
        connection.ExecuteAsync("LOCK TABLE household, resident IN SHARE ROW EXCLUSIVE MODE", cancel);

    /// <summary>The newest decision on each pair.</summary>
    public Task<List<DuplicateDecision>> InForceAsync(CancellationToken cancel) => connection.QueryAsync("""
        SELECT DISTINCT ON (least(household_id, other_household_id), greatest(household_id, other_household_id),
            least(resident_id, other_resident_id), greatest(resident_id, other_resident_id))
          household_id, other_household_id, resident_id, other_resident_id, verdict = 'same', person_ids, twin_ids, decided_by, reason
        FROM duplicate_decision
        ORDER BY least(household_id, other_household_id), greatest(household_id, other_household_id),
          least(resident_id, other_resident_id), greatest(resident_id, other_resident_id), decision_id DESC
        """, row => new DuplicateDecision(row.GetInt64(0), row.GetInt64(1),
            row.IsDBNull(2) ? null : (row.GetInt64(2), row.GetInt64(3)), row.GetBoolean(4),
            [.. row.GetFieldValue<long[]>(5).Zip(row.GetFieldValue<long[]>(6))], row.GetString(7), row.GetString(8)), cancel);

    public async Task AddAsync(DuplicateDecision decision, DateTimeOffset now, CancellationToken cancel) => await connection.ExecuteAsync("""
        INSERT INTO duplicate_decision (household_id, other_household_id, resident_id, other_resident_id, verdict,
          person_ids, twin_ids, decided_by, reason, decided_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """, cancel, decision.Household, decision.OtherHousehold, Id(decision.Residents?.Kept), Id(decision.Residents?.Other),
        decision.IsSame ? "same" : "different", decision.Pairs.Select(pair => pair.Kept).ToArray(),
        decision.Pairs.Select(pair => pair.Other).ToArray(), decision.DecidedBy, decision.Reason, now);

    /// <summary>Brings merged households and persons to what the decisions in force say, and their figures with them.</summary>
    public async Task ApplyAsync(CancellationToken cancel)
    {
        var (households, persons) = DuplicateGroups.Of(await InForceAsync(cancel));
        var touched = await SetAsync("merged_household", "household_id", households, cancel);
        var people = await SetAsync("merged_resident", "resident_id", persons, cancel);
        touched.AddRange(await connection.QueryAsync(
            "SELECT DISTINCT household_id FROM resident WHERE resident_id = ANY ($1)", row => row.GetInt64(0), cancel, people.ToArray()));
        await KeepBestLocationAsync(touched.Distinct().ToArray(), cancel);
        await connection.ExecuteAsync("SELECT recount_households($1)", cancel, touched.Distinct().ToArray());
    }

    /// <returns>Everybody whose row, or whose merged row, was written or taken away.</returns>
    private async Task<List<long>> SetAsync(string table, string key, Dictionary<long, long> wanted, CancellationToken cancel)
    {
        var present = (await connection.QueryAsync($"SELECT {key}, into_id FROM {table}", row => (row.GetInt64(0), row.GetInt64(1)), cancel)).ToDictionary();
        var gone = present.Where(row => !wanted.TryGetValue(row.Key, out var into) || into != row.Value).ToList();
        var added = wanted.Where(row => !present.TryGetValue(row.Key, out var into) || into != row.Value).ToList();
        await connection.ExecuteAsync($"DELETE FROM {table} WHERE {key} = ANY ($1)", cancel, gone.Select(row => row.Key).ToArray());
        await connection.ExecuteAsync($"INSERT INTO {table} ({key}, into_id) SELECT * FROM unnest($1::bigint[], $2::bigint[])",
            cancel, added.Select(row => row.Key).ToArray(), added.Select(row => row.Value).ToArray());
        return [.. gone.Concat(added).SelectMany(row => (long[])[row.Key, row.Value])];
    }

    /// <summary>What a team saw at the door of one is where the other is too.</summary>
    private Task<int> KeepBestLocationAsync(long[] households, CancellationToken cancel) => connection.ExecuteAsync("""
        INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, hamlet, located_at)
        SELECT DISTINCT ON (m.into_id) m.into_id, l.match_code, l.position, l.uncertainty_m, l.ward_id, l.hamlet, l.located_at
        FROM merged_household m
        JOIN household_location l ON l.household_id = m.household_id
        WHERE m.into_id = ANY ($1) AND l.position IS NOT NULL
        ORDER BY m.into_id, l.match_code = 'visit' DESC, l.uncertainty_m, m.household_id
        ON CONFLICT (household_id) DO UPDATE
          SET match_code = excluded.match_code, position = excluded.position, uncertainty_m = excluded.uncertainty_m,
            ward_id = excluded.ward_id, hamlet = excluded.hamlet, candidates = NULL, reason = NULL, located_at = excluded.located_at
          WHERE household_location.position IS NULL
            OR excluded.match_code = 'visit' AND household_location.match_code NOT IN ('visit', 'chosen')
        """, cancel, households);

    private static NpgsqlParameter Id(long? id) => new() { Value = id ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint };
}
