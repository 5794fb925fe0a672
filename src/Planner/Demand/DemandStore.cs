using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Planner.Demand;

/// <summary>Who is due on a day, from the register, the visits so far and the plans in force.</summary>
public sealed class DemandStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Located households of the area with gaps that can be closed on the day, by number. Not among them: who refused or
    /// moved, an inaccessible place that was approved as such, who asked for a later day, and what another plan in force
    /// has for a day that is not over, as long as nothing was heard from that door.
    /// </summary>
    /// <param name="today">The day it is now, for plans of days that are not over.</param>
    /// <param name="timeZone">The campaign's, for the agreed times.</param>
    public Task<List<DueHousehold>> DueAsync(
        Area area, DateOnly day, DateOnly today, TimeZoneInfo timeZone, CancellationToken cancel) =>
        database.QueryAsync("""
            SELECT household_id, lon, lat, match_code, uncertainty_m, come_back_at, failed_attempts, resident_ids, gap_codes
            FROM due_households($1, $2, $3)
            ORDER BY household_id
            """, row => Read(row, timeZone), cancel, area.Id, day, today);

    private static DueHousehold Read(NpgsqlDataReader row, TimeZoneInfo timeZone)
    {
        TimeOnly? comeBackAt = row.IsDBNull(5) ? null
            : TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.GetFieldValue<DateTimeOffset>(5), timeZone).DateTime);
        var gaps = row.GetFieldValue<long[]>(7).Zip(row.GetFieldValue<string[]>(8), (resident, gap) => new DueGap(resident, gap));
        return new(row.GetInt64(0), new LonLat(row.GetDouble(1), row.GetDouble(2)), row.GetString(3), row.GetInt32(4),
            comeBackAt, row.GetInt32(6), [.. gaps]);
    }
}
