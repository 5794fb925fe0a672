using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Teams;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.Viewer.Tests;

/// <summary>
/// A province small enough to count by hand. Phường Tân Phú (25195): 60 households of two, all eligible for all four
/// gaps; the chip card is open for the first person of every other household (30 of 120), the e-identity for all, the
/// SIM for the first persons, the phone for nobody. Phường Tân Đồng (25198): 2 households of two, four people, too few
/// for a rate. Phường Tân Bình (25201): 10 households known to 3,000 m only. One household is not located at all.
/// </summary>
internal static class SampleCoverage
{
    public const string SecretName = "Trần Bí Mật";
    public const string District = "689";
    public static readonly DateOnly Day = new(2024, 5, 6);

    public static async Task FillAsync(NpgsqlDataSource database)
    {
        var areas = AreaFile.Read(ProjectData.File("areas", "binh-phuoc-communes-2024.geojson"), "70", "Tỉnh Bình Phước");
        await new AreaStore(database).AddAsync(areas, new DateOnly(2022, 10, 1), new DateOnly(2025, 7, 1), CancellationToken.None);
        await new CampaignStore(database).SaveAsync(
            CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json")), CancellationToken.None);
        await database.ExecuteAsync("""
            WITH spot AS (
              SELECT a.area_id, a.code AS ward, p.number,
                CASE a.code WHEN '25201' THEN a.centre ELSE p.geom END AS position,
                CASE a.code WHEN '25201' THEN 3000 ELSE 40 END AS uncertainty_m
              FROM area a
              JOIN (VALUES ('25195', 60), ('25198', 2), ('25201', 10)) AS wanted (code, households) USING (code),
              LATERAL (SELECT d.path[1] AS number, d.geom
                FROM ST_Dump(ST_GeneratePoints(a.geom, wanted.households, 7)) d) p
            ), added AS (
              INSERT INTO household (code, address)
              SELECT ward || '-' || number, 'Số ' || number || ' <hẻm & ngõ>, ' || ward FROM spot
              RETURNING household_id, code
            )
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
            SELECT a.household_id, CASE s.uncertainty_m WHEN 40 THEN 'house' ELSE 'ward' END, s.position, s.uncertainty_m,
              s.area_id, '2024-04-20T00:00:00Z'
            FROM spot s JOIN added a ON a.code = s.ward || '-' || s.number
            """, CancellationToken.None);
        await database.ExecuteAsync("""
            INSERT INTO household (code, address) VALUES ('lost-1', 'không rõ');
            INSERT INTO household_location (household_id, match_code, reason, located_at)
            SELECT household_id, 'none', 'no ward named', '2024-04-20T00:00:00Z' FROM household WHERE code = 'lost-1';
            INSERT INTO resident (household_id, number, name, birth_year)
            SELECT household_id, number, 'Trần Bí Mật ' || number, 1950 + number * 20
            FROM household, generate_series(1, 2) AS number;
            INSERT INTO resident_gap (resident_id, gap_id, open)
            SELECT r.resident_id, g.gap_id, CASE g.code
              WHEN 'cccd' THEN r.number = 1 AND split_part(h.code, '-', 2)::integer % 2 = 0
              WHEN 'vneid' THEN true
              WHEN 'sim' THEN r.number = 1
              ELSE false END
            FROM resident r JOIN household h USING (household_id) CROSS JOIN gap g;
            ANALYZE;
            """, CancellationToken.None);
    }

    /// <summary>Two teams, far too few for all households, and the plan of the day by the real planner.</summary>
    public static async Task PlanAsync(NpgsqlDataSource database, RoadFolder? roads = null)
    {
        var depot = new LonLat(106.8914, 11.5473);
        Team Team(string code, string name, string[] skills, int kits) => new(
            code, name, District, skills, new Dictionary<string, int> { ["biometric"] = kits },
            new Dictionary<string, int> { ["sim"] = 9, ["phone"] = 5 }, new TimeOnly(7, 30), new TimeOnly(11, 0), null,
            "UBND Phường Tân Phú", depot, 30);
        await new TeamStore(database).SaveAsync(
            [Team("T1", "Tổ CCCD 1", ["police", "digital", "telecom"], 1), Team("T2", "Tổ số 2", ["digital"], 0)],
            Day, CancellationToken.None);
        var campaign = await new CampaignStore(database).CurrentAsync(CancellationToken.None);
        await new PlanDay(database, TimeProvider.System, new TravelTimesChoice(roads), campaign).RunAsync(
            Day, District, new SolveOptions { TimeLimit = TimeSpan.FromSeconds(2), Iterations = 2000 }, null, CancellationToken.None);
    }
}
