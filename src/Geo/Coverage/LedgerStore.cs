using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Coverage;

/// <summary>The ledger: for every ward, gap and day, where each eligible person stands.</summary>
public sealed class LedgerStore(NpgsqlDataSource database)
{
    /// <summary>The ledger of a day, by gap in the campaign's order, then by ward code.</summary>
    public Task<List<LedgerLine>> OnAsync(DateOnly day, CancellationToken cancel) => database.QueryAsync("""
        SELECT l.ward_id, g.code, l.eligible, l.done, l.planned, l.to_plan, l.revisit_due, l.refused, l.moved,
          l.inaccessible, l.unlocated, l.unassigned
        FROM ledger($1) l
        JOIN gap g USING (gap_id)
        LEFT JOIN area a ON a.area_id = l.ward_id
        ORDER BY g.position, a.code NULLS LAST
        """, Read, cancel, day);

    /// <summary>The days on which the ledger can have changed: the campaign's first, and those with a visit or a plan.</summary>
    public Task<List<DateOnly>> DaysAsync(CancellationToken cancel) => database.QueryAsync("""
        SELECT starts_on AS day FROM campaign
        UNION SELECT day FROM visit_event_in_force
        UNION SELECT day FROM plan
        ORDER BY day
        """, row => row.GetFieldValue<DateOnly>(0), cancel);

    private static LedgerLine Read(NpgsqlDataReader row) => new(
        row.IsDBNull(0) ? null : row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4),
        row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11));
}
