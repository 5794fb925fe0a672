using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Register;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.Geo.Tests.Register;

public sealed class RegisterMergeTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly LonLat Home = new(106.55, 11.55);
    private static readonly LonLat Next = new(106.56, 11.55);

    private Campaign _campaign = null!;

    public async Task InitializeAsync()
    {
        _campaign = await TestRegister.CampaignAsync(database.Source);
        if ((await database.Source.QueryAsync("SELECT 1 FROM area", row => row.GetInt32(0), default)).Count == 0)
            await TestRegister.WardAsync(database.Source, "22001", 106.5, 11.5);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Position_of_the_register_is_stored_once_and_moves_with_the_register()
    {
        Assert.Equal(1, (await StoreAsync("A", Home)).Positions);
        Assert.Equal("register 106.55 30 Xã 22001", await LocationAsync("A"));
        Assert.True((await StoreAsync("A", Home)).IsNothing);
        Assert.True((await StoreAsync("A", null)).IsNothing);
        Assert.Equal(1, (await StoreAsync("A", Next)).Positions);
        Assert.Equal("register 106.56 30 Xã 22001", await LocationAsync("A"));
    }

    [Fact]
    public async Task Position_outside_every_ward_is_left_out()
    {
        Assert.Equal(0, (await StoreAsync("B", new LonLat(100, 20))).Positions);
        Assert.Null(await LocationAsync("B"));
    }

    [Theory]
    [InlineData("visit", true)]
    [InlineData("chosen", true)]
    [InlineData("hamlet", false)]
    public async Task Position_never_replaces_what_somebody_saw_or_chose(string matchCode, bool stays)
    {
        await StoreAsync(matchCode, Home);
        await database.Source.ExecuteAsync("""
            UPDATE household_location SET match_code = $2 WHERE household_id = (SELECT household_id FROM household WHERE code = $1)
            """, default, matchCode, matchCode);
        await StoreAsync(matchCode, Next, address: "Ấp 9");
        Assert.Equal(stays ? $"{matchCode} 106.55 30 Xã 22001" : "register 106.56 30 Xã 22001", await LocationAsync(matchCode));
    }

    [Fact]
    public async Task Bit_of_no_gap_and_open_gap_of_nobody_eligible_are_refused_by_the_database()
    {
        await StoreAsync("C", null);
        foreach (var gaps in (string[])["eligible_gaps = 1 << 20", "open_gaps = 15, eligible_gaps = 7"])
            await Assert.ThrowsAsync<PostgresException>(() => database.Source.ExecuteAsync($"UPDATE resident SET {gaps}", default));
        await Assert.ThrowsAsync<PostgresException>(() => database.Source.ExecuteAsync("DELETE FROM gap", default));
    }

    [Fact]
    public async Task Foreign_key_of_residents_is_there_after_the_first_import_and_was_checked()
    {
        await StoreAsync("D", null);
        Assert.True((await database.Source.QueryAsync(
            "SELECT convalidated FROM pg_constraint WHERE conname = 'resident_household_id_fkey'", row => row.GetBoolean(0), default))[0]);
    }

    private async Task<RegisterCounts> StoreAsync(string code, LonLat? position, string address = "Ấp 1")
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var merge = await RegisterMerge.BeginAsync(transaction, _campaign, DateTimeOffset.UnixEpoch, default);
        await merge.StoreAsync([new RegisterRow(1, code, address, 1, "Lê An", 1980, [true, true, true, true], position)], default);
        await merge.EndAsync(default);
        await transaction.CommitAsync();
        return merge.Counts;
    }

    private async Task<string?> LocationAsync(string code) => (await database.Source.QueryAsync("""
        SELECT concat_ws(' ', l.match_code, round(ST_X(l.position)::numeric, 2), l.uncertainty_m, a.name)
        FROM household_location l JOIN household h USING (household_id) JOIN area a ON a.area_id = l.ward_id WHERE h.code = $1
        """, row => row.GetString(0), default, code)).SingleOrDefault();
}
