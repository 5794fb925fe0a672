using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Coverage;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Register;
using CoverageMap.Geo.Register.Duplicates;
using CoverageMap.Geo.Visits;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Register.Duplicates;

/// <summary>One household under two codes: K1 with three people, K2 with two of them; and K3, which nobody doubts.</summary>
public sealed class ResolveDuplicatesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Head = "household,address,number,name,birth_year,cccd,vneid,sim,phone\n";
    private const string Second = Head +
        "K2,\"so 12 duong Le Loi, ap 4, xa Loc Hoa\",1,NGUYỄN THỊ XUYẾN,1971,none,none,none,2g\n" +
        "K2,\"so 12 duong Le Loi, ap 4, xa Loc Hoa\",2,Điểu Brang,1969,chip,none,none,2g\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("coverage-duplicates").FullName;

    public async Task InitializeAsync()
    {
        await TestRegister.CampaignAsync(database.Source);
        await ImportAsync(Head + string.Concat(Enumerable.Range(1, 400).Select(i => $"Z{i},\"ấp {i % 90}, xã Lộc An\",1,Trần Văn {(char)('A' + i % 26)}n,{1950 + i % 50},chip,none,none,4g\n")));
        await ImportAsync(Head +
            "K1,\"Số 12 đường Lê Lợi, Ấp 04, xã Lộc Hòa\",1,Điểu Brang,1969,none,none,none,2g\n" +
            "K1,\"Số 12 đường Lê Lợi, Ấp 04, xã Lộc Hòa\",2,Nguyễn Thị Xuyến,1971,chip,none,none,2g\n" +
            "K1,\"Số 12 đường Lê Lợi, Ấp 04, xã Lộc Hòa\",3,Điểu Krêl,1999,chip,none,none,2g\n" +
            "K3,\"Ấp 5, xã Lộc Hòa\",1,Lê Văn Tám,1980,none,none,none,2g\n");
        await ImportAsync(Second);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Certain_pair_is_merged_counted_once_found_again_by_its_file_and_taken_apart_by_a_decision()
    {
        var eligible = await EligibleAsync();
        var visit = await VisitAsync("K2");
        var listed = await Resolve.FindAsync(merge: false, default);
        Assert.Equal(eligible, await EligibleAsync());

        var pair = Assert.Single(listed.Open, pair => pair.IsCertain);
        Assert.Equal(("K1", "K2", 2), (pair.Kept.Code, pair.Other.Code, pair.Pairs.Count));
        Assert.Single((await Resolve.FindAsync(merge: true, default)).Merged);
        Assert.Equal(eligible - 8, await EligibleAsync());
        await LedgerAddsUpAsync();

        // Open where either list says so: Brang's card is missing in K1, Xuyến's in K2.
        Assert.Equal(["1:t", "2:t", "3:f"], await OpenCardsAsync());
        Assert.Contains(visit.ToString(), await OneAsync("SELECT string_agg(event_id::text, ' ') FROM visit_event_in_force e WHERE e.counted_household_id = (SELECT household_id FROM household WHERE code = 'K1')"), StringComparison.Ordinal);

        // A phone that still has the old plan.
        var late = new VisitEvent(Guid.NewGuid(), await IdAsync("K2"), null, null, VisitOutcome.Partly, DateTimeOffset.UnixEpoch.AddYears(54), null, null, null, null, null,
            [new ClosedGap(long.Parse((await OneAsync("SELECT resident_id::text FROM resident JOIN household USING (household_id) WHERE code = 'K2' AND number = 2"))!, null), "cccd")]);
        Assert.True(await new VisitStore(database.Source, TimeProvider.System).RecordAsync(late, default));
        await LedgerAddsUpAsync();

        Assert.True((await ImportAsync(Second + "\n")).ChangedNothing);
        var grown = await ImportAsync(Second + "K2,\"so 12 duong Le Loi, ap 4, xa Loc Hoa\",3,Điểu Lôi,2001,none,none,none,2g\n");
        Assert.Equal((0, 1), (grown.HouseholdsAdded, grown.ResidentsAdded));
        Assert.Equal(eligible - 4, await EligibleAsync());
        Assert.Equal("4", await OneAsync("SELECT eligible[1]::text FROM household WHERE code = 'K1'"));
        await LedgerAddsUpAsync();

        await Resolve.DecideAsync(DuplicateKey.Parse(pair.Key), isSame: false, "Trần Văn Bình", "two families", default);
        Assert.Equal(eligible + 4, await EligibleAsync());
        Assert.Equal("3", await OneAsync("SELECT eligible[1]::text FROM household WHERE code = 'K1'"));
        Assert.DoesNotContain((await Resolve.FindAsync(merge: true, default)).Merged, again => again.Key == pair.Key);
        await LedgerAddsUpAsync();
    }

    [Fact]
    public async Task Person_decided_to_be_another_counts_once_and_decisions_stay()
    {
        var eligible = await EligibleAsync();
        var key = DuplicateKey.Parse(DuplicateKey.OfPersons(await PersonAsync("K3"), await PersonAsync("Z1")));
        await Resolve.DecideAsync(key, isSame: true, "Trần Văn Bình", "asked", default);
        Assert.Equal(eligible - 4, await EligibleAsync());
        await Resolve.DecideAsync(key, isSame: false, "Trần Văn Bình", "asked again", default);
        Assert.Equal(eligible, await EligibleAsync());
        await LedgerAddsUpAsync();
        Assert.Equal("same different", await OneAsync("SELECT string_agg(verdict, ' ' ORDER BY decision_id) FROM duplicate_decision WHERE resident_id IS NOT NULL"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.Source.ExecuteAsync("DELETE FROM duplicate_decision", default));
    }

    [Theory]
    [InlineData("H999999-999998")]
    [InlineData("P999999-999998")]
    public async Task Decision_on_nobody_is_refused(string key) => await Assert.ThrowsAsync<UserErrorException>(
        () => Resolve.DecideAsync(DuplicateKey.Parse(key), true, "B", "r", default));

    [Theory]
    [InlineData("H12")]
    [InlineData("12-13")]
    [InlineData("H12-12")]
    public void Text_that_is_no_key_is_refused(string key) => Assert.Throws<UserErrorException>(() => DuplicateKey.Parse(key));

    private ResolveDuplicates Resolve => new(database.Source, TimeProvider.System);

    private async Task<ImportResult> ImportAsync(string content)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid()}.csv");
        await File.WriteAllTextAsync(path, content);
        return await new ImportHouseholds(database.Source, new CampaignStore(database.Source), TimeProvider.System).RunAsync(path, null, null, default);
    }

    private async Task<Guid> VisitAsync(string code)
    {
        var visit = new VisitEvent(Guid.NewGuid(), await IdAsync(code), null, null, VisitOutcome.NotHome, DateTimeOffset.UnixEpoch.AddYears(54), null, null, null, null, null, []);
        await new VisitStore(database.Source, TimeProvider.System).RecordAsync(visit, default);
        return visit.Id;
    }

    private async Task LedgerAddsUpAsync() =>
        Assert.Empty((await new LedgerCheck(database.Source).RunAsync([new(2024, 5, 6)], null, default)).Faults);

    private async Task<long> EligibleAsync() => (await database.Source.QueryAsync("SELECT count(*) FROM resident_gap", row => row.GetInt64(0), default))[0];

    private Task<List<string>> OpenCardsAsync() => database.Source.QueryAsync("""
        SELECT c.number || ':' || left(g.open::text, 1)
        FROM counted_resident c JOIN household h USING (household_id) JOIN resident_gap g USING (resident_id) JOIN gap USING (gap_id)
        WHERE h.code = 'K1' AND gap.code = 'cccd' ORDER BY c.number
        """, row => row.GetString(0), default);

    private async Task<long> IdAsync(string code) =>
        (await database.Source.QueryAsync("SELECT household_id FROM household WHERE code = $1", row => row.GetInt64(0), default, code))[0];

    private async Task<long> PersonAsync(string code) => (await database.Source.QueryAsync(
        "SELECT resident_id FROM resident JOIN household USING (household_id) WHERE code = $1 AND number = 1", row => row.GetInt64(0), default, code))[0];

    private async Task<string?> OneAsync(string sql) =>
        (await database.Source.QueryAsync(sql, row => row.IsDBNull(0) ? null : row.GetString(0), default))[0];
}
