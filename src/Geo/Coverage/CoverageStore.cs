using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Coverage;

/// <summary>Coverage by ward, from the views of the ledger.</summary>
public sealed class CoverageStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Tells one state of coverage from another: it changes with an import, a geocoding run, a visit, a decision on
    /// duplicates, new areas or another campaign file, and answers within milliseconds.
    /// </summary>
    public async Task<string> VersionAsync(CancellationToken cancel) => (await database.QueryAsync("""
        SELECT md5(concat_ws('/',
          (SELECT max(import_id) FROM register_import), (SELECT max(located_at) FROM household_location),
          (SELECT max(received_at) FROM visit_event), (SELECT count(*) FROM visit_event),
          (SELECT max(decision_id) FROM duplicate_decision), (SELECT max(area_id) FROM area), (SELECT count(*) FROM area_succession),
          (SELECT md5(string_agg(file::text, '')) FROM campaign)))
        """, row => row.GetString(0), cancel))[0];

    /// <summary>Coverage as it stands now, by the units that are valid on the day.</summary>
    /// <exception cref="UserErrorException">The campaign's area is not stored, or not valid on the day.</exception>
    public async Task<ProvinceCoverage> ReadAsync(Campaign campaign, DateOnly unitsOn, CancellationToken cancel)
    {
        var (areaName, extent) = await AreaAsync(campaign, unitsOn, cancel);
        var counts = (await CountsAsync(unitsOn, cancel)).ToLookup(count => count.AreaId);
        var wards = await WardsAsync(campaign, unitsOn, cancel);
        var known = wards.Select(ward => ward.AreaId).ToHashSet();
        var elsewhere = counts.Where(area => area.Key is null || !known.Contains(area.Key)).SelectMany(area => area).ToList();
        var rows = wards.Select(ward => ward with { Gaps = Gaps(counts[ward.AreaId]) }).ToList();
        if (elsewhere.Count > 0) rows.Add(new WardCoverage(null, "", "", null, null, Gaps(elsewhere)));
        var widest = await database.QueryAsync("SELECT coalesce(max(uncertainty_m), 0) FROM household_location",
            row => row.GetInt32(0), cancel);
        return new ProvinceCoverage(campaign, areaName, unitsOn, extent, widest[0], rows);
    }

    private async Task<(string Name, Extent Extent)> AreaAsync(Campaign campaign, DateOnly day, CancellationToken cancel)
    {
        var found = await database.QueryAsync("""
            SELECT name, ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)
            FROM area WHERE code = $1 AND valid @> $2::date
            """, row => (row.GetString(0),
                new Extent(row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4))),
            cancel, campaign.AreaCode, day);
        return found.Count > 0 ? found[0] : throw new UserErrorException(
            $"The area '{campaign.AreaCode}' of campaign '{campaign.Code}' is not stored for {day:yyyy-MM-dd}; " +
            "import its units with `coverage areas import`.");
    }

    private Task<List<WardCoverage>> WardsAsync(Campaign campaign, DateOnly day, CancellationToken cancel) =>
        database.QueryAsync("""
            SELECT w.area_id, w.code, w.name, CASE WHEN p.level = 'district' THEN p.name END,
              ST_X(w.centre), ST_Y(w.centre)
            FROM area w
            JOIN area p ON p.area_id = w.parent_id
            LEFT JOIN area above ON above.area_id = p.parent_id
            WHERE w.level = 'ward' AND w.valid @> $2::date AND $1 IN (p.code, above.code)
            ORDER BY p.code, w.code
            """, row => new WardCoverage(row.GetInt32(0), row.GetString(1), row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3), new LonLat(row.GetDouble(4), row.GetDouble(5)), Gaps([])), cancel, campaign.AreaCode, day);

    private Task<List<WardCount>> CountsAsync(DateOnly day, CancellationToken cancel) => database.QueryAsync("""
        WITH register_ward AS (
          SELECT l.ward_id, c.gap_id, sum(c.eligible) AS eligible, sum(c.done) AS done
          FROM household_coverage c LEFT JOIN household_location l USING (household_id)
          GROUP BY l.ward_id, c.gap_id
        )
        SELECT on_day.on_day_id, g.code, sum(w.eligible)::bigint, sum(w.done)::bigint
        FROM register_ward w JOIN gap g USING (gap_id)
        LEFT JOIN area_on($1) on_day ON on_day.area_id = w.ward_id
        GROUP BY on_day.on_day_id, g.code
        """, row => new WardCount(row.IsDBNull(0) ? null : row.GetInt32(0), row.GetString(1),
            new GapCount(row.GetInt64(2), row.GetInt64(3))), cancel, day);

    private static Dictionary<string, GapCount> Gaps(IEnumerable<WardCount> counts) => counts
        .GroupBy(count => count.Gap)
        .ToDictionary(gap => gap.Key, gap => gap.Aggregate(new GapCount(), (sum, count) => sum + count.Count));

    private sealed record WardCount(int? AreaId, string Gap, GapCount Count);
}
