using CoverageMap.Geo;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Visits;
using CoverageMap.Planner.Demand;
using CoverageMap.Planner.Teams;
using CoverageMap.Support;
using NetTopologySuite.Geometries;
using Npgsql;

namespace CoverageMap.Planner.Tests;

/// <summary>
/// A district of its own for one test, with two wards side by side, in a database that tests share: one hundredth of a
/// degree wide each, from longitude 106 east and a latitude of its own.
/// </summary>
internal sealed class TestDistrict
{
    public static readonly DateOnly Monday = new(2024, 5, 6);

    private static int _made;

    private readonly NpgsqlDataSource _database;
    private readonly double _latitude;

    private TestDistrict(NpgsqlDataSource database, int number, Campaign campaign)
    {
        (_database, Campaign) = (database, campaign);
        (_latitude, ProvinceCode, DistrictCode) = (number / 10.0, $"{10 + number}", $"{100 + number}");
        (WestCode, EastCode) = ($"{1000 + 2 * number}", $"{1001 + 2 * number}");
    }

    public Campaign Campaign { get; }

    public string ProvinceCode { get; }

    public string DistrictCode { get; }

    public string WestCode { get; }

    public string EastCode { get; }

    public static async Task<TestDistrict> CreateAsync(NpgsqlDataSource database)
    {
        var campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));
        await new CampaignStore(database).SaveAsync(campaign, CancellationToken.None);
        var district = new TestDistrict(database, Interlocked.Increment(ref _made), campaign);
        await new AreaStore(database).AddAsync(
        [
            district.Area(district.ProvinceCode, AreaLevel.Province, null, 0, 2),
            district.Area(district.DistrictCode, AreaLevel.District, district.ProvinceCode, 0, 2),
            district.Area(district.WestCode, AreaLevel.Ward, district.DistrictCode, 0, 1),
            district.Area(district.EastCode, AreaLevel.Ward, district.DistrictCode, 1, 2),
        ], new(2000, 1, 1), new(2025, 7, 1), CancellationToken.None);
        return district;
    }

    /// <summary>A place in the district: 0 is its western end, 2 its eastern end, 1 the border between its wards.</summary>
    public LonLat At(double east) => new(106 + east / 100, _latitude + 0.005);

    /// <summary>So many metres north of <see cref="At(double)"/>.</summary>
    public LonLat North(double east, double metres) => new(At(east).Lon, At(east).Lat + metres / 111_195);

    /// <summary>A household with one resident for each list of open gaps; all other gaps are closed.</summary>
    /// <returns>Its number.</returns>
    public Task<long> HouseholdAsync(double east, params string[][] openGapsByResident) => HouseholdAsync(At(east), openGapsByResident);

    public async Task<long> HouseholdAsync(LonLat at, params string[][] openGapsByResident)
    {
        var code = Guid.NewGuid().ToString();
        var household = await OneAsync<long>("""
            WITH house AS (INSERT INTO household (code, address) VALUES ($1, '=1+1, tổ 3, ấp "Sóc Lớn"') RETURNING household_id)
            SELECT household_id FROM house
            """, code);
        await _database.ExecuteAsync("""
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
            SELECT $1, 'house', ST_SetSRID(ST_MakePoint($2, $3), 4326), 20, area_id, now() FROM area WHERE code = $4
            """, CancellationToken.None, household, at.Lon, at.Lat, at.Lon < At(1).Lon ? WestCode : EastCode);
        for (var number = 1; number <= openGapsByResident.Length; number++)
        {
            var resident = await OneAsync<long>("""
                INSERT INTO resident (household_id, number, name, birth_year) VALUES ($1, $2, 'Lê Thị Mẫu', 1980)
                RETURNING resident_id
                """, household, (short)number);
            await _database.ExecuteAsync(
                "INSERT INTO resident_gap (resident_id, gap_id, open) SELECT $1, gap_id, code = ANY ($2) FROM gap",
                CancellationToken.None, resident, openGapsByResident[number - 1]);
        }
        return household;
    }

    public async Task<Guid> VisitAsync(
        long household, VisitOutcome outcome, DateTimeOffset at, DateTimeOffset? comeBackAt = null, params string[] closed)
    {
        var residents = await _database.QueryAsync(
            "SELECT resident_id FROM resident WHERE household_id = $1 ORDER BY number", row => row.GetInt64(0), CancellationToken.None, household);
        var visit = new VisitEvent(Guid.NewGuid(), household, null, null, outcome, at, comeBackAt, null, null, null, null,
            [.. closed.Select(gap => new ClosedGap(residents[0], gap))]);
        await new VisitStore(_database, TimeProvider.System).RecordAsync(visit, CancellationToken.None);
        return visit.Id;
    }

    public Task TeamAsync(string code, params string[] skills) => new TeamStore(_database).SaveAsync(
        [Team(code, DistrictCode, skills)], Monday, CancellationToken.None);

    public Team Team(string code, string areaCode, params string[] skills) => new(
        $"{DistrictCode}-{code}", $"Tổ {code}", areaCode, skills,
        skills.Contains("police") ? new Dictionary<string, int> { ["biometric"] = 1 } : [],
        new Dictionary<string, int> { ["sim"] = 20, ["phone"] = 5 }, new(7, 30), new(17, 0), new(new(11, 0), new(12, 30), 60),
        "UBND", At(1), 30);

    /// <param name="today">The eve of the day, if it is not given.</param>
    public async Task<List<DueHousehold>> DueAsync(DateOnly? day = null, string? areaCode = null, DateOnly? today = null)
    {
        var area = await new AreaStore(_database).FindAsync(areaCode ?? DistrictCode, day ?? Monday, CancellationToken.None);
        return await new DemandStore(_database).DueAsync(
            area, day ?? Monday, today ?? (day ?? Monday).AddDays(-1), TimeZoneInfo.FindSystemTimeZoneById(Campaign.TimeZone), CancellationToken.None);
    }

    /// <summary>A moment in the campaign's time zone.</summary>
    public static DateTimeOffset Local(DateOnly day, int hour, int minute = 0) =>
        new(day.ToDateTime(new(hour, minute)), TimeSpan.FromHours(7));

    private async Task<T> OneAsync<T>(string sql, params object[] parameters) =>
        (await _database.QueryAsync(sql, row => row.GetFieldValue<T>(0), CancellationToken.None, parameters))[0];

    private AreaBoundary Area(string code, AreaLevel level, string? parent, double fromEast, double toEast) =>
        new(code, level, $"{level} {code}", parent, Rectangle(fromEast, toEast));

    private MultiPolygon Rectangle(double fromEast, double toEast)
    {
        var (west, east) = (106 + fromEast / 100, 106 + toEast / 100);
        var ring = new LinearRing(
        [
            new(west, _latitude), new(east, _latitude), new(east, _latitude + 0.01), new(west, _latitude + 0.01), new(west, _latitude),
        ]);
        return new MultiPolygon([new Polygon(ring)]) { SRID = 4326 };
    }
}
