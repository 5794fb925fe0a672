using System.Globalization;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Locations;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.Geo.Tests.Locations;

/// <summary>Two square wards, 22001 and 33001, and households on the work list in and between them.</summary>
internal sealed class SmallWorkList(NpgsqlDataSource database)
{
    public static readonly DateOnly Day = new(2024, 5, 6);

    public WorkListStore Store { get; } = new(database, new WardPlaces(database));

    public LocationChoiceStore Choices => new(database, Store, TimeProvider.System);

    public static async Task<SmallWorkList> FillAsync(NpgsqlDataSource database)
    {
        await TestRegister.CampaignAsync(database);
        await TestRegister.WardAsync(database, "22001", 106.5, 11.5);
        await TestRegister.WardAsync(database, "33001", 106.7, 11.5);
        return new SmallWorkList(database);
    }

    /// <summary>A household; with match codes that have a position it stands in the middle of ward 22001, 4 km unsure.</summary>
    public async Task<long> AddAsync(string code, string address, string matchCode, params (string Area, double Score)[] candidates)
    {
        var json = candidates.Length == 0 ? null : "[" + string.Join(',', candidates.Select(candidate =>
            string.Create(CultureInfo.InvariantCulture, $$"""{"area": "{{candidate.Area}}", "name": "Xã {{candidate.Area}}", "score": {{candidate.Score}}}"""))) + "]";
        return (await database.QueryAsync("""
            WITH added AS (INSERT INTO household (code, address) VALUES ($1, $2) RETURNING household_id)
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, candidates, reason, located_at)
            SELECT household_id, $3, w.centre, CASE WHEN w.area_id IS NOT NULL THEN 4000 END, w.area_id, $4::jsonb, 'test', now()
            FROM added LEFT JOIN area w ON w.code = '22001' AND $3 IN ('ward', 'hamlet', 'register')
            RETURNING household_id
            """, row => row.GetInt64(0), default, code, address, matchCode,
            new NpgsqlParameter { Value = (object?)json ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }))[0];
    }

    /// <summary>"chosen 22001 106.52 11.53 300": the match code, and ward, position and uncertainty where they are known.</summary>
    public async Task<string> LocationAsync(long household) => (await database.QueryAsync("""
        SELECT concat_ws(' ', l.match_code, w.code, round(ST_X(l.position)::numeric, 2), round(ST_Y(l.position)::numeric, 2), l.uncertainty_m)
        FROM household_location l LEFT JOIN area w ON w.area_id = l.ward_id WHERE household_id = $1
        """, row => row.GetString(0), default, household)).FirstOrDefault() ?? "waiting";
}
