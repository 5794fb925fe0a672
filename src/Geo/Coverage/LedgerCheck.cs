using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Coverage;

/// <summary>What was checked, and every place where the figures do not add up.</summary>
/// <param name="LastDay">The ledger of the last of the days; empty without days.</param>
public sealed record LedgerCheckResult(
    IReadOnlyList<DateOnly> Days, int Lines, IReadOnlyList<LedgerLine> LastDay, IReadOnlyList<string> Faults);

/// <summary>
/// Checks that nobody is lost: the statuses add up on every line, the lines add up to the register's denominator as
/// counted without the ledger, and the figures that maps show are the ledger's own.
/// </summary>
public sealed class LedgerCheck(NpgsqlDataSource database)
{
    /// <param name="days">The days to check; null: every day on which the ledger can have changed.</param>
    public async Task<LedgerCheckResult> RunAsync(
        IReadOnlyList<DateOnly>? days, IProgress<double>? progress, CancellationToken cancel)
    {
        var store = new LedgerStore(database);
        days ??= await store.DaysAsync(cancel);
        var register = await CountAsync("SELECT g.code, count(*) FROM resident_gap r JOIN gap g USING (gap_id) GROUP BY g.code", cancel);
        var (faults, lines) = (new List<string>(), 0);
        List<LedgerLine> ledger = [];
        for (var i = 0; i < days.Count; i++)
        {
            ledger = await store.OnAsync(days[i], cancel);
            lines += ledger.Count;
            faults.AddRange(Faults(days[i], ledger, register));
            progress?.Report((i + 1.0) / days.Count);
        }
        faults.AddRange(await MapFaultsAsync(register, cancel));
        faults.AddRange(await PlannedTwiceAsync(cancel));
        faults.AddRange(await MergedFaultsAsync(cancel));
        return new LedgerCheckResult(days, lines, ledger, faults);
    }

    private static IEnumerable<string> Faults(DateOnly day, IReadOnlyList<LedgerLine> ledger, Dictionary<string, long> register)
    {
        foreach (var line in ledger.Where(line => line.Missing != 0))
            yield return $"{day:yyyy-MM-dd}, ward {line.WardId}, gap {line.GapCode}: {line.Missing} of {line.Eligible} eligible have no status.";
        var totals = LedgerLine.ByGap(ledger).ToDictionary(line => line.GapCode, line => line.Eligible);
        foreach (var (gap, eligible) in register.Where(gap => totals.GetValueOrDefault(gap.Key) != gap.Value))
            yield return $"{day:yyyy-MM-dd}, gap {gap}: the ledger has {totals.GetValueOrDefault(gap)} eligible, the register {eligible}.";
    }

    /// <summary>The figures by household, which maps are drawn from, against a recount of register and visits.</summary>
    private async Task<IEnumerable<string>> MapFaultsAsync(Dictionary<string, long> register, CancellationToken cancel)
    {
        var eligible = await CountAsync(
            "SELECT g.code, sum(c.eligible) FROM household_coverage c JOIN gap g USING (gap_id) GROUP BY g.code", cancel);
        var done = await CountAsync(
            "SELECT g.code, sum(c.done) FROM household_coverage c JOIN gap g USING (gap_id) GROUP BY g.code", cancel);
        var recount = await CountAsync("""
            SELECT g.code, count(*) FROM resident_gap r JOIN gap g USING (gap_id)
            WHERE NOT r.open OR EXISTS (
              SELECT FROM visit_closed_gap c
              JOIN visit_event_in_force e USING (event_id)
              LEFT JOIN merged_resident m ON m.resident_id = c.resident_id
              WHERE coalesce(m.into_id, c.resident_id) = r.resident_id AND c.gap_id = r.gap_id)
            GROUP BY g.code
            """, cancel);
        return
        [
            .. register.Where(gap => eligible.GetValueOrDefault(gap.Key) != gap.Value).Select(gap =>
                $"Gap {gap.Key}: maps show {eligible.GetValueOrDefault(gap.Key)} eligible, the register has {gap.Value}; `SELECT recount_households(NULL)`."),
            .. recount.Where(gap => done.GetValueOrDefault(gap.Key) != gap.Value).Select(gap =>
                $"Gap {gap.Key}: maps show {done.GetValueOrDefault(gap.Key)} done, register and visits say {gap.Value}."),
        ];
    }

    private async Task<IEnumerable<string>> PlannedTwiceAsync(CancellationToken cancel) => await database.QueryAsync("""
        SELECT t.resident_id, g.code, array_agg(DISTINCT p.day::text ORDER BY p.day::text)
        FROM plan_task t
        JOIN plan_in_force p USING (plan_id)
        JOIN gap g USING (gap_id)
        GROUP BY t.resident_id, g.code, p.day
        HAVING count(*) > 1
        """, row => $"Resident {row.GetInt64(0)}, gap {row.GetString(1)}: planned twice on {row.GetFieldValue<string[]>(2)[0]}.", cancel);

    /// <summary>Whoever is not counted counts for somebody who is, by a decision that somebody signed.</summary>
    private async Task<IEnumerable<string>> MergedFaultsAsync(CancellationToken cancel) => await database.QueryAsync("""
        WITH decided AS (
          SELECT unnest(ARRAY[resident_id, other_resident_id] || person_ids || twin_ids) AS resident_id
          FROM duplicate_decision WHERE verdict = 'same'
        )
        SELECT m.resident_id, m.into_id
        FROM merged_resident m
        WHERE EXISTS (SELECT FROM merged_resident again WHERE again.resident_id = m.into_id)
          OR NOT EXISTS (SELECT FROM decided d WHERE d.resident_id = m.resident_id)
        """, row => $"Resident {row.GetInt64(0)} is counted as resident {row.GetInt64(1)} without a decision that says so.", cancel);

    private async Task<Dictionary<string, long>> CountAsync(string sql, CancellationToken cancel) =>
        (await database.QueryAsync(sql, row => (row.GetString(0), row.GetInt64(1)), cancel)).ToDictionary();
}
