using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using Npgsql;

namespace CoverageMap.Support;

/// <summary>Small registers for tests, written straight into the tables.</summary>
public static class TestRegister
{
    /// <summary>The campaign of data/campaigns, stored.</summary>
    public static async Task<Campaign> CampaignAsync(NpgsqlDataSource database)
    {
        var campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));
        await new CampaignStore(database).SaveAsync(campaign, default);
        return campaign;
    }

    /// <summary>A square ward of 0.1 degrees with its district and province, named by code; valid at all times.</summary>
    public static async Task<int> WardAsync(NpgsqlDataSource database, string code, double west, double south) =>
        (await database.QueryAsync("""
            WITH shape AS (SELECT ST_Multi(ST_MakeEnvelope($2, $3, $2 + 0.1, $3 + 0.1, 4326)) AS geom),
            province AS (
              INSERT INTO area (code, level, name, valid, geom, centre)
              SELECT '1' || left($1, 1), 'province', 'Tỉnh ' || $1, daterange(NULL, NULL), geom, ST_Centroid(geom) FROM shape RETURNING area_id
            ), district AS (
              INSERT INTO area (code, level, name, parent_id, valid, geom, centre)
              SELECT left($1, 3), 'district', 'Huyện ' || $1, area_id, daterange(NULL, NULL), geom, ST_Centroid(geom)
              FROM shape, province RETURNING area_id
            )
            INSERT INTO area (code, level, name, parent_id, valid, geom, centre)
            SELECT $1, 'ward', 'Xã ' || $1, area_id, daterange(NULL, NULL), geom, ST_Centroid(geom) FROM shape, district
            RETURNING area_id
            """, row => row.GetInt32(0), default, code, west, south))[0];

    /// <summary>
    /// A household with one resident for each word of <paramref name="openGaps"/>: the codes of the resident's open
    /// gaps joined by +, or - for none. Everybody is eligible for every gap. At no position it stays unlocated.
    /// </summary>
    public static async Task<(long Household, long[] Residents)> HouseholdAsync(
        NpgsqlDataSource database, string code, int? wardId, (double Lon, double Lat)? position, params string[] openGaps)
    {
        var household = (await database.QueryAsync("INSERT INTO household (code, address) VALUES ($1, 'Ấp 1') RETURNING household_id",
            row => row.GetInt64(0), default, code))[0];
        var residents = new List<long>();
        foreach (var open in openGaps)
            residents.Add((await database.QueryAsync("""
                WITH person AS (
                  INSERT INTO resident (household_id, number, name, birth_year) VALUES ($1, $2, 'Nguyễn Văn A', 1980) RETURNING resident_id
                ), gaps AS (
                  INSERT INTO resident_gap (resident_id, gap_id, open)
                  SELECT resident_id, gap_id, code = ANY ($3) FROM person, gap
                )
                SELECT resident_id FROM person
                """, row => row.GetInt64(0), default, household, (short)(residents.Count + 1), open.Split('+')))[0]);
        if (wardId is { } ward && position is { } at)
            await database.ExecuteAsync("""
                INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
                VALUES ($1, 'hamlet', ST_SetSRID(ST_MakePoint($2, $3), 4326), 800, $4, now())
                """, default, household, at.Lon, at.Lat, ward);
        else
            await database.ExecuteAsync(
                "INSERT INTO household_location (household_id, match_code, reason, located_at) VALUES ($1, 'none', 'test', now())", default, household);
        await database.ExecuteAsync("REFRESH MATERIALIZED VIEW household_gap", default);
        return (household, [.. residents]);
    }
}
