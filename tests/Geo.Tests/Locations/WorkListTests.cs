using CoverageMap.Geo.Database;
using CoverageMap.Geo.Locations;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Locations;

public sealed class WorkListTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private SmallWorkList _list = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _list = await SmallWorkList.FillAsync(_database.Source);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Household_without_position_is_listed_with_its_candidates_best_first()
    {
        await _list.AddAsync("A", "Ấp 2, xã Tân Hưng", "district", ("22001", 0.7), ("33001", 0.6));
        var item = Assert.Single(await PageAsync(new WorkListFilter(WorkListGroup.Unresolved)));
        Assert.Equal(("A", "Ấp 2, xã Tân Hưng", "district"), (item.Code, item.Address, item.Reason));
        Assert.Equal(["22001", "33001"], item.Candidates.Select(candidate => candidate.AreaCode));
        var best = item.Candidates[0];
        Assert.Equal("Huyện 22001", best.Within);
        Assert.True(best.Position.DistanceMetresTo(new LonLat(106.55, 11.55)) < 1, "The middle of its ward is where it may be.");
        Assert.InRange(best.UncertaintyMetres, 5_000, 8_000);
    }

    [Fact]
    public async Task Candidate_with_a_position_of_its_own_stands_there()
    {
        var id = await _list.AddAsync("A", "Ấp 2", "none");
        await _database.Source.ExecuteAsync("""
            UPDATE household_location SET candidates =
              '[{"area": "220", "score": 0.9}, {"area": "22001", "hamlet": "Ấp 2", "lon": 106.52, "lat": 11.53, "uncertainty_m": 800, "score": 0.8}]'
            WHERE household_id = $1
            """, default, id);
        var item = (await _list.Store.FindAsync(id, SmallWorkList.Day, default))!;
        var candidate = Assert.Single(item.Candidates);
        Assert.Equal(["Huyện 22001"], item.Around.Select(area => area.Name)); // nothing to choose, but where to look
        Assert.Equal(("Ấp 2, Xã 22001", new LonLat(106.52, 11.53), 800, 1L), (candidate.Name, candidate.Position, candidate.UncertaintyMetres, candidate.Key));
    }

    [Theory]
    [InlineData(null, null, null, "A B C")]
    [InlineData("none", null, null, "C")]
    [InlineData(null, "22001", null, "A")]
    [InlineData(null, "330", null, "A B")] // a district: whatever of its wards is a candidate
    [InlineData(null, null, "tân HƯNG", "B")]
    [InlineData(null, null, "100%", "")]
    public async Task Filter_narrows_the_list(string? reason, string? area, string? text, string expected)
    {
        await _list.AddAsync("A", "xã X", "district", ("22001", 0.7), ("33001", 0.6));
        await _list.AddAsync("B", "xã Tân Hưng", "district", ("33001", 0.6));
        await _list.AddAsync("C", "nhà ông Ba", "none");
        await _list.AddAsync("D", "xã 22001", "hamlet");
        var page = await PageAsync(new WorkListFilter(WorkListGroup.Unresolved, reason, area, text));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), page.Select(item => item.Code).Order());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_loss_or_repetition()
    {
        for (var number = 0; number < 25; number++)
            await _list.AddAsync($"U{number}", $"xã {number}", "district", (number % 3 == 0 ? "33001" : "22001", 0.5));
        var codes = new List<string>();
        WorkListCursor? after = null;
        while (await _list.Store.PageAsync(new WorkListFilter(WorkListGroup.Unresolved), after, 7, SmallWorkList.Day, default) is { Count: > 0 } page)
        {
            codes.AddRange(page.Select(item => item.Code));
            after = WorkListCursor.Parse(page[^1].Cursor.ToString());
        }
        Assert.Equal(25, codes.Count);
        Assert.Equal(25, codes.Distinct().Count());
    }

    [Fact]
    public async Task Large_ward_known_alone_is_a_part_of_its_own_with_the_ward_as_candidate()
    {
        await _list.AddAsync("W", "xã 22001", "ward");
        await _list.AddAsync("L", "ấp 1, xã 22001", "hamlet");
        Assert.Empty(await PageAsync(new WorkListFilter(WorkListGroup.Unresolved)));
        var item = Assert.Single(await PageAsync(new WorkListFilter(WorkListGroup.Wide, AreaCode: "22001")));
        Assert.Equal(CandidateOrigin.Present, Assert.Single(item.Candidates).Origin);
        Assert.Empty(await PageAsync(new WorkListFilter(WorkListGroup.Wide, AreaCode: "33001")));
    }

    [Fact]
    public async Task Counts_tell_what_is_left_by_reason()
    {
        await _list.AddAsync("A", "x", "district", ("22001", 0.7));
        await _list.AddAsync("B", "y", "none");
        await _list.AddAsync("C", "z", "none");
        await _list.AddAsync("D", "w", "ward");
        await _database.Source.ExecuteAsync("INSERT INTO household (code, address) VALUES ('E', 'new')", default);
        var counts = await _list.Store.CountAsync(default);
        Assert.Equal((3, 0, 1, 0, 1), (counts.Unresolved, counts.Changed, counts.Wide, counts.Chosen, counts.Waiting));
        Assert.Equal(2, counts.Reasons["none"]);
    }

    [Theory]
    [InlineData("Số 12/3A, tổ 5, Ấp 3,  xã Tân Hưng", "ẤP 3 ,xã TÂN HƯNG.", true)]
    [InlineData("12 Lê Duẩn, P. Tân Phú", "40bis/1 Lê Duẩn, P. Tân Phú", true)]
    [InlineData("Ấp 3, xã Tân Hưng", "Ấp 4, xã Tân Hưng", false)]
    [InlineData("P4, Q4", "P4, Q5", false)]
    [InlineData("", "", false)]
    public async Task Addresses_of_one_place_are_counted_together(string one, string other, bool together)
    {
        await _list.AddAsync("A", one, "none");
        await _list.AddAsync("B", other, "none");
        Assert.All(await PageAsync(new WorkListFilter(WorkListGroup.Unresolved)), item => Assert.Equal(together ? 2 : 1, item.SameAddress));
    }

    [Fact]
    public async Task Unknown_area_is_named() => Assert.Contains("'999'", (await Assert.ThrowsAsync<UserErrorException>(() =>
        PageAsync(new WorkListFilter(WorkListGroup.Unresolved, AreaCode: "999")))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("25345.17", true)]
    [InlineData(".17", true)]
    [InlineData("x.17", false)]
    [InlineData("25345", false)]
    [InlineData(null, false)]
    public void Cursor_that_is_none_begins_the_list(string? text, bool known) => Assert.Equal(known, WorkListCursor.Parse(text) is not null);

    private Task<IReadOnlyList<WorkListItem>> PageAsync(WorkListFilter filter) =>
        _list.Store.PageAsync(filter, null, 50, SmallWorkList.Day, default);
}
