using CoverageMap.Geo.Database;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Support;
using Microsoft.Extensions.Time.Testing;

namespace CoverageMap.Geo.Tests.Geocoding;

[Collection(GazetteerTests.Name)]
public sealed class GeocodeHouseholdsTests(GazetteerFixture fixture) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2024, 5, 6, 1, 0, 0, TimeSpan.Zero);

    private GeocodeHouseholds Geocode => new(fixture.Database.Source, new GazetteerFolders(ProjectData.Folder, null), new FakeTimeProvider(Now));

    public Task InitializeAsync() => fixture.Database.Source.ExecuteAsync(
        "DELETE FROM household_location; DELETE FROM household", default);

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<List<long>> AddAsync(params string[] addresses) => await fixture.Database.Source.QueryAsync("""
        INSERT INTO household (code, address)
        SELECT 'H' || number, address FROM unnest($1::text[]) WITH ORDINALITY AS row (address, number)
        RETURNING household_id
        """, row => row.GetInt64(0), default, [addresses]);

    private Task<List<(string Code, string? Ward, int? Uncertainty, string? Candidates, string? Reason, DateTimeOffset At)>> StoredAsync() =>
        fixture.Database.Source.QueryAsync("""
            SELECT l.match_code, a.code, l.uncertainty_m, l.candidates::text, l.reason, l.located_at
            FROM household_location l JOIN household USING (household_id) LEFT JOIN area a ON a.area_id = l.ward_id
            ORDER BY household_id
            """, row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? (int?)null : row.GetInt32(2),
                row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetFieldValue<DateTimeOffset>(5)), default);

    [Fact]
    public async Task Each_household_gets_a_location_or_the_reason_why_not()
    {
        await AddAsync("ấp Lộc Thạnh, xã Lộc Hòa, Lộc Ninh", "xã Lộc Hòa, Lộc Ninh", "xã Tân Hưng", "huyện Bù Đốp", "");
        var counts = await Geocode.RunAsync(GazetteerFixture.Before);
        Assert.Equal(
            new Dictionary<MatchCode, int> { [MatchCode.Hamlet] = 1, [MatchCode.Ward] = 1, [MatchCode.District] = 1, [MatchCode.None] = 2 },
            counts);
        var stored = await StoredAsync();
        Assert.Equal(["hamlet", "ward", "none", "district", "none"], stored.Select(row => row.Code));
        Assert.Equal(["25273", "25273", null, null, null], stored.Select(row => row.Ward));
        Assert.True(stored[0].Uncertainty < stored[1].Uncertainty);
        Assert.Contains("\"area\": \"25345\"", stored[2].Candidates, StringComparison.Ordinal);
        Assert.Contains("Xã Tân Hưng", stored[2].Candidates, StringComparison.Ordinal);
        Assert.All(stored.Skip(2), row => Assert.False(string.IsNullOrEmpty(row.Reason)));
        Assert.All(stored, row => Assert.Equal(Now, row.At));
    }

    [Fact]
    public async Task Unresolved_households_can_wait_again_and_located_ones_stay()
    {
        await AddAsync("xã Lộc Hòa, Lộc Ninh", "xã Tân Hưng", "huyện Bù Đốp", "");
        await Geocode.RunAsync(GazetteerFixture.Before);
        Assert.Equal(3, await Geocode.ForgetUnresolvedAsync(default));
        Assert.Equal(["ward"], (await StoredAsync()).Select(row => row.Code));
        Assert.Equal(3, (await Geocode.RunAsync(GazetteerFixture.Before)).Values.Sum());
    }

    [Fact]
    public async Task Second_run_finds_nothing_to_do_and_takes_up_what_came_since()
    {
        await AddAsync("xã Lộc Hòa, Lộc Ninh");
        await Geocode.RunAsync(GazetteerFixture.Before);
        Assert.Empty(await Geocode.RunAsync(GazetteerFixture.Before));
        await fixture.Database.Source.ExecuteAsync("INSERT INTO household (code, address) VALUES ('new', 'xã Bom Bo')", default);
        Assert.Equal(1, (await Geocode.RunAsync(GazetteerFixture.Before))[MatchCode.Ward]);
    }

    [Fact]
    public async Task Position_from_a_visit_is_kept()
    {
        var ids = await AddAsync("xã Lộc Hòa, Lộc Ninh", "xã Bom Bo");
        await fixture.Database.Source.ExecuteAsync("""
            INSERT INTO household_location (household_id, match_code, position, uncertainty_m, ward_id, located_at)
            SELECT $1, 'visit', centre, 12, area_id, now() FROM area WHERE code = '25273' AND valid @> date '2024-05-06'
            """, default, ids[0]);
        Assert.Equal(1, Assert.Single(await Geocode.RunAsync(GazetteerFixture.Before)).Value);
        Assert.Equal(["visit", "ward"], (await StoredAsync()).Select(row => row.Code));
    }

    [Fact]
    public async Task Progress_reaches_the_total()
    {
        await AddAsync([.. Enumerable.Repeat("xã Bom Bo, Bù Đăng", 20_500)]);
        var reports = new List<GeocodeProgress>();
        await Geocode.RunAsync(GazetteerFixture.Before, new Listener(reports));
        Assert.Equal([new GeocodeProgress(20_000, 20_500), new GeocodeProgress(20_500, 20_500)], reports);
    }

    [Fact]
    public async Task Stopped_run_goes_on_where_it_was()
    {
        await AddAsync([.. Enumerable.Repeat("xã Bom Bo, Bù Đăng", 20_500)]);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Geocode.RunAsync(GazetteerFixture.Before, new Stopper(stop), stop.Token));
        Assert.Equal(20_000, (await StoredAsync()).Count);
        Assert.Equal(500, (await Geocode.RunAsync(GazetteerFixture.Before))[MatchCode.Ward]);
    }

    private sealed class Listener(List<GeocodeProgress> reports) : IProgress<GeocodeProgress>
    {
        public void Report(GeocodeProgress value) => reports.Add(value);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<GeocodeProgress>
    {
        public void Report(GeocodeProgress value) => stop.Cancel();
    }
}
