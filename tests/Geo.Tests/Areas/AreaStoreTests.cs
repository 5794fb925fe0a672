using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Database;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Areas;

/// <summary>The real wards before and after the reform of 1 July 2025.</summary>
public sealed class AreaStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Before = new(2022, 10, 1);
    private static readonly DateOnly Reform = new(2025, 7, 1);


    public async Task InitializeAsync()
    {
        await Store.AddAsync(Old, Before, Reform, default);
        await Store.AddAsync(New, Reform, null, default);
        await Store.AddSuccessionAsync(SuccessionFile.Read(ProjectData.File("areas", "binh-phuoc-2024-to-2025.csv")), Reform, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Importing_a_file_twice_adds_nothing() => Assert.Equal(0, await Store.AddAsync(Old, Before, Reform, default));

    [Fact]
    public async Task Code_that_was_given_out_again_names_the_unit_of_the_day()
    {
        Assert.Equal("Phường Tân Phú", (await Store.FindAsync("25195", new(2024, 5, 6), default)).Name);
        Assert.Equal("Phường Bình Phước", (await Store.FindAsync("25195", Reform, default)).Name);
    }

    [Fact]
    public async Task Unit_outside_its_time_is_refused_with_its_time()
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(() => Store.FindAsync("692", Reform, default));
        Assert.Contains("2025-07-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_code_is_named() =>
        Assert.Contains("99999", (await Assert.ThrowsAsync<UserErrorException>(() => Store.FindAsync("99999", Reform, default))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Overlapping_period_of_the_same_code_is_refused() =>
        await Assert.ThrowsAsync<UserErrorException>(() => Store.AddAsync(New, new(2025, 1, 1), null, default));

    [Theory]
    [InlineData("25324", "2025-07-01", "Phường Bình Long")] // old phường An Lộc is not in new phường An Lộc
    [InlineData("25333", "2025-07-01", "Phường An Lộc")]
    [InlineData("25333", "2024-05-06", "Xã Thanh Lương")]
    public async Task Ward_stands_for_its_successor_after_the_reform(string code, string day, string expected)
    {
        var names = await database.Source.QueryAsync("""
            SELECT stands.name FROM area old
            JOIN area_on($2) o USING (area_id) JOIN area stands ON stands.area_id = o.on_day_id
            WHERE old.code = $1 AND lower(old.valid) = $3
            """, row => row.GetString(0), default, code, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Before);
        Assert.Equal([expected], names);
    }

    [Fact]
    public async Task Every_ward_of_any_time_stands_for_one_on_any_day()
    {
        foreach (var (day, wards) in new[] { (new DateOnly(2024, 5, 6), 111L), (Reform, 40L) })
            Assert.Equal([(0L, wards)], await database.Source.QueryAsync(
                "SELECT count(*) FILTER (WHERE on_day_id IS NULL), count(DISTINCT on_day_id) FROM area_on($1)",
                row => (row.GetInt64(0), row.GetInt64(1)), default, day));
    }

    [Fact]
    public void Districts_and_province_are_made_of_their_wards() =>
        Assert.Equal((1, 11, 111), (Old.Count(area => area.Level == AreaLevel.Province),
            Old.Count(area => area.Level == AreaLevel.District), Old.Count(area => area.Level == AreaLevel.Ward)));

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "no feature")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"1\",\"name\":\"A\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}", "not a polygon")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":null}]}", "`code` or `name` is missing")]
    [InlineData("not json", "not a GeoJSON")]
    public void Wrong_file_is_told_what_is_wrong(string content, string expected)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, content);
        var error = Assert.Throws<UserErrorException>(() => AreaFile.Read(path, "70", "Tỉnh Bình Phước"));
        File.Delete(path);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private AreaStore Store => new(database.Source);

    private static IReadOnlyList<AreaBoundary> Old { get; } =
        AreaFile.Read(ProjectData.File("areas", "binh-phuoc-communes-2024.geojson"), "70", "Tỉnh Bình Phước");

    private static IReadOnlyList<AreaBoundary> New { get; } =
        AreaFile.Read(ProjectData.File("areas", "binh-phuoc-communes-2025.geojson"), "75", "Tỉnh Đồng Nai");
}
