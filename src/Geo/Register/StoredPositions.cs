using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Geo.Register;

/// <summary>Stores the positions that a register gives, but never over what was seen at the door or chosen by somebody.</summary>
/// <param name="day">The day whose wards households are put in.</param>
internal sealed class StoredPositions(NpgsqlConnection connection, DateOnly day, DateTimeOffset now)
{
    /// <summary>A register's point is meant for the house, and was read off a map or a phone.</summary>
    private const int UncertaintyMetres = 30;

    /// <summary>Positions added or changed so far.</summary>
    public int Stored { get; private set; }

    /// <summary>A position that no ward of the day covers is left out: the address says where to look then.</summary>
    public async Task StoreAsync(IEnumerable<ImportedHousehold> homes, CancellationToken cancel)
    {
        var given = homes.Where(home => home.Position is not null).ToList();
        if (given.Count == 0) return;
        Stored += await connection.ExecuteAsync("""
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
            SELECT i.household_id, 'register', i.position, $4, ward.area_id, $5
            FROM (
              SELECT household_id, ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS position
              FROM unnest($1::bigint[], $2::double precision[], $3::double precision[]) AS given (household_id, lon, lat)
            ) i
            CROSS JOIN LATERAL (
              SELECT a.area_id FROM area a
              WHERE a.level = 'ward' AND a.valid @> $6::date AND ST_Covers(a.geom, i.position)
              ORDER BY a.area_id LIMIT 1
            ) ward
            ON CONFLICT (household_id) DO UPDATE
              SET match_code = excluded.match_code, position = excluded.position, uncertainty_m = excluded.uncertainty_m,
                ward_id = excluded.ward_id, candidates = NULL, reason = NULL, located_at = excluded.located_at
              WHERE household_location.match_code NOT IN ('visit', 'chosen')
                AND (household_location.match_code, household_location.position) IS DISTINCT FROM ('register', excluded.position)
            """, cancel, given.Select(home => home.Id).ToArray(), given.Select(home => home.Position!.Value.Lon).ToArray(),
            given.Select(home => home.Position!.Value.Lat).ToArray(), UncertaintyMetres, now, day);
    }
}
