using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Register;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Register;

public sealed class ImportHouseholdsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Head = "# a comment, with commas\nhousehold,address,number,name,birth_year,cccd,vneid,sim,phone\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("coverage-import").FullName;

    public Task InitializeAsync() => TestRegister.CampaignAsync(database.Source);

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Same_file_again_changes_nothing()
    {
        var path = Write("a.csv", Head + "A1,\"Ấp 2, xã Lộc Hòa\",1,Lê An,1980,chip,none,signed,4g\nA1,\"Ấp 2, xã Lộc Hòa\",2,Lê Bé,2020,,,,\n");
        var first = await ImportAsync(path);
        Assert.Equal((2, 1, 2, 4), (first.RowsRead, first.HouseholdsAdded, first.ResidentsAdded, first.GapsAdded));
        var before = await DumpAsync("A1");
        Assert.Equal(ImportResult.Nothing, await ImportAsync(path));
        Assert.Equal(before, await DumpAsync("A1"));
    }

    [Fact]
    public async Task Copy_of_a_file_imported_before_changes_nothing()
    {
        var content = Head + "B1,Ấp 3,1,Lê An,1980,chip,none,signed,4g\n";
        await ImportAsync(Write("b.csv", content));
        Assert.True((await ImportAsync(Write("b-copy.csv", content + "\n"))).ChangedNothing);
    }

    [Fact]
    public async Task Good_rows_go_in_and_bad_rows_into_a_report_that_can_be_corrected_and_imported_alone()
    {
        var report = Path.Combine(_folder, "rejected.csv");
        var result = await ImportAsync(Write("c.csv", Head +
            "C1,\"Ấp \"\"Đồi\"\", xã A\",1,Lê An,1980,chip,none,signed,4g\n" +
            "C1,\"Ấp \"\"Đồi\"\", xã A\",2,Lê Bình,31/02/1990,chip,none,signed,4g\n" +
            "C2,Ấp 4,1,Lê Chi,1999,maybe,none,signed,4g\n"), report);
        Assert.Equal((3, 1, 1), (result.RowsRead, result.HouseholdsAdded, result.ResidentsAdded));
        Assert.Equal([3, 4], result.Rejected.Select(row => row.Row));
        Assert.Equal(["birth_year", "cccd"], result.Rejected.Select(row => row.Column));

        var corrected = (await File.ReadAllTextAsync(report)).Replace("31/02/1990,chip", "1990,chip").Replace("1999,maybe", "1999,none");
        var second = await ImportAsync(Write("corrected.csv", corrected));
        Assert.Empty(second.Rejected);
        Assert.Equal((1, 2), (second.HouseholdsAdded, second.ResidentsAdded));
    }

    [Fact]
    public async Task Newer_file_changes_what_differs_and_forgets_nobody()
    {
        await ImportAsync(Write("d1.csv", Head + "D1,Ấp 1,1,Lê An,1980,none,none,none,2g\nD2,Ấp 2,1,Võ Ba,1970,chip,none,none,2g\n"));
        await database.Source.ExecuteAsync("""
            INSERT INTO household_location (household_id, match_code, reason, located_at)
            SELECT household_id, 'none', 'test', now() FROM household WHERE code = 'D1'
            """, default);
        var result = await ImportAsync(Write("d2.csv", Head + "D1,Ấp 9,1,Lê An,1981,chip,none,none,2g\n"));
        Assert.Equal((0, 1, 1, 1), (result.HouseholdsAdded, result.HouseholdsChanged, result.ResidentsChanged, result.GapsChanged));
        Assert.Equal(["D1|Ấp 9|Lê An|1981|cccd:f phone:t sim:t vneid:t|"], await DumpAsync("D1"));
        Assert.Single(await DumpAsync("D2"));
    }

    [Theory]
    [InlineData("household,address,number,name\nE1,Ấp 1,1,A\n", "birth_year")]
    [InlineData("", "household")]
    public async Task File_without_a_column_is_refused_by_its_name(string content, string column)
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(() => ImportAsync(Write("e.csv", content)));
        Assert.Contains(column, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_not_utf8_stores_nothing()
    {
        var path = Path.Combine(_folder, "f.csv");
        await File.WriteAllBytesAsync(path, [.. System.Text.Encoding.UTF8.GetBytes(Head + "F1,Ấp 1,1,A,1980,,,,\nF2,"), 0xC0, 0xC1, 0xFE, (byte)'\n']);
        var error = await Assert.ThrowsAsync<UserErrorException>(() => ImportAsync(path));
        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
        Assert.Empty(await DumpAsync("F1"));
    }

    [Fact]
    public async Task Rows_of_a_household_may_stand_apart_and_its_figures_follow()
    {
        var others = string.Concat(Enumerable.Range(1, 25_000).Select(i => $"H{i},Ấp {i},1,A,1980,,,,\n"));
        var result = await ImportAsync(Write("h.csv", Head + "HX,Ấp 1,1,Lê An,1980,chip,none,none,2g\n" + others + "HX,Ấp 1,2,Lê Bé,1985,none,none,none,2g\n"));
        Assert.Equal((25_001, 25_002), (result.HouseholdsAdded, result.ResidentsAdded));
        Assert.Equal(2, (await DumpAsync("HX")).Count);
        Assert.Equal(["cccd 2 1", "phone 2 0", "sim 2 0", "vneid 2 0"], await FiguresAsync("HX"));

        var changed = await ImportAsync(Write("h2.csv", Head + "HX,Ấp 1,2,Lê Bé,1985,chip,none,none,2g\nHX,Ấp 1,3,Lê Tư,2020,,,,\n"));
        Assert.Equal((0, 1, 0, 1), (changed.HouseholdsAdded, changed.ResidentsAdded, changed.ResidentsChanged, changed.GapsChanged));
        Assert.Equal("cccd 2 2", (await FiguresAsync("HX"))[0]);
    }

    [Fact]
    public async Task Interrupted_import_stores_nothing()
    {
        var rows = string.Concat(Enumerable.Range(1, 30_000).Select(i => $"G{i},Ấp {i},1,A,1980,,,,\n"));
        using var cancel = new CancellationTokenSource();
        var import = new ImportHouseholds(database.Source, new CampaignStore(database.Source), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            import.RunAsync(Write("g.csv", Head + rows), null, new CancelAtFirst(cancel), cancel.Token));
        Assert.Empty(await DumpAsync("G1"));
    }

    private Task<ImportResult> ImportAsync(string path, string? report = null) =>
        new ImportHouseholds(database.Source, new CampaignStore(database.Source), TimeProvider.System).RunAsync(path, report, null, default);

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private Task<List<string>> DumpAsync(string household) => database.Source.QueryAsync("""
        SELECT concat_ws('|', h.code, h.address, r.name, r.birth_year,
          coalesce((SELECT string_agg(g.code || ':' || left(e.open::text, 1), ' ' ORDER BY g.code)
            FROM resident_gap e JOIN gap g USING (gap_id) WHERE e.resident_id = r.resident_id), ''),
          coalesce(l.match_code, ''))
        FROM household h JOIN resident r USING (household_id) LEFT JOIN household_location l USING (household_id)
        WHERE h.code = $1
        ORDER BY r.number
        """, row => row.GetString(0), default, household);

    private Task<List<string>> FiguresAsync(string household) => database.Source.QueryAsync("""
        SELECT concat_ws(' ', g.code, f.eligible, f.closed)
        FROM household_gap f JOIN gap g USING (gap_id) JOIN household h USING (household_id) WHERE h.code = $1 ORDER BY g.code
        """, row => row.GetString(0), default, household);

    private sealed class CancelAtFirst(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value) => cancel.Cancel();
    }
}
