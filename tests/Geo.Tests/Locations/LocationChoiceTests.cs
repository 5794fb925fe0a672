using CoverageMap.Geo.Database;
using CoverageMap.Geo.Locations;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.Geo.Tests.Locations;

public sealed class LocationChoiceTests : IAsyncLifetime
{
    private static readonly ChosenPlace InTheEast = new ChosenPlace.AtCandidate(CandidateOrigin.Geocoder, 1, "33001");
    private static readonly ChosenPlace AtTheDoor = new ChosenPlace.AtPoint(new LonLat(106.52, 11.53), 300);

    private readonly TestDatabase _database = new();
    private SmallWorkList _list = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _list = await SmallWorkList.FillAsync(_database.Source);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Chosen_candidate_is_where_the_household_stands()
    {
        var household = await AmbiguousAsync("A");
        Assert.Single((await ChooseAsync(household, InTheEast)).Households);
        Assert.StartsWith("chosen 33001 106.75 11.55 ", await _list.LocationAsync(household), StringComparison.Ordinal);
        Assert.Equal((0, 1), ((await CountAsync()).Unresolved, (await CountAsync()).Chosen));
    }

    [Fact]
    public async Task Chosen_point_lies_in_the_ward_around_it()
    {
        var household = await AmbiguousAsync("A");
        await ChooseAsync(household, AtTheDoor);
        Assert.Equal("chosen 22001 106.52 11.53 300", await _list.LocationAsync(household));
    }

    [Fact]
    public async Task Decision_sent_twice_counts_once()
    {
        var decision = new LocationDecision(Guid.NewGuid(), await AmbiguousAsync("A"), AtTheDoor, false, "Lan");
        await _list.Choices.ChooseAsync(decision, SmallWorkList.Day, default);
        Assert.Single((await _list.Choices.ChooseAsync(decision, SmallWorkList.Day, default)).Households);
        Assert.Equal(1, await RowsAsync());
    }

    [Fact]
    public async Task Same_address_is_taken_along_only_on_demand_and_taken_back_together()
    {
        long[] same = [await AmbiguousAsync("A"), await AmbiguousAsync("B", "Số 4, Ấp 2, Xã X"), await AmbiguousAsync("C")];
        var other = await AmbiguousAsync("D", "Ấp 3, xã X");
        Assert.Single((await ChooseAsync(same[0], InTheEast)).Households);
        var decided = await ChooseAsync(same[1], InTheEast, sameAddress: true);
        Assert.Equal(2, decided.Households.Count); // the first has left the list
        Assert.StartsWith("chosen", await _list.LocationAsync(same[2]), StringComparison.Ordinal);
        Assert.Equal("district", await _list.LocationAsync(other));
        Assert.Equal(decided.Households.Order(), (await _list.Choices.WithdrawAsync(decided.Id, "Lan", default)).Order());
        Assert.StartsWith("chosen", await _list.LocationAsync(same[0]), StringComparison.Ordinal);
        Assert.Equal("district", await _list.LocationAsync(same[2]));
    }

    [Fact]
    public async Task Choice_taken_back_leaves_everything_as_it_was()
    {
        var household = await AmbiguousAsync("A");
        var wide = await _list.AddAsync("W", "xã 22001", "ward");
        var before = await _list.LocationAsync(wide);
        var (first, second) = (await ChooseAsync(household, InTheEast), await ChooseAsync(wide, AtTheDoor));
        Assert.Single(await _list.Choices.WithdrawAsync(first.Id, "Lan", default));
        Assert.Single(await _list.Choices.WithdrawAsync(second.Id, "Lan", default));
        Assert.Empty(await _list.Choices.WithdrawAsync(second.Id, "Lan", default));
        Assert.Equal(before, await _list.LocationAsync(wide));
        var item = (await _list.Store.FindAsync(household, SmallWorkList.Day, default))!;
        Assert.Equal(("district", "test"), (item.Reason, item.Detail));
        Assert.Equal(["22001", "33001"], item.Candidates.Select(candidate => candidate.AreaCode));
    }

    [Fact]
    public async Task Choice_for_an_address_that_changed_is_shown_as_a_candidate()
    {
        var household = await AmbiguousAsync("A");
        await ChooseAsync(household, AtTheDoor);
        // As an import does it, and the geocoder after it.
        await _database.Source.ExecuteAsync("UPDATE household SET address = 'xã 22001 mới' WHERE household_id = $1", default, household);
        await _database.Source.ExecuteAsync("DELETE FROM household_location WHERE household_id = $1", default, household);
        Assert.Equal((0, 1), ((await CountAsync()).Unresolved, (await CountAsync()).Changed));
        var item = Assert.Single(await _list.Store.PageAsync(new WorkListFilter(WorkListGroup.Changed), null, 9, SmallWorkList.Day, default));
        var earlier = Assert.Single(item.Candidates);
        Assert.Equal((CandidateOrigin.Earlier, "Ấp 2, xã X", 300), (earlier.Origin, earlier.MadeFor, earlier.UncertaintyMetres));
        await ChooseAsync(household, new ChosenPlace.AtCandidate(earlier.Origin, earlier.Key, earlier.AreaCode));
        Assert.Equal("chosen 22001 106.52 11.53 300", await _list.LocationAsync(household));
        Assert.Equal(0, (await CountAsync()).Changed);
    }

    [Fact]
    public async Task Wrong_decisions_are_refused_in_words()
    {
        var household = await AmbiguousAsync("A");
        await RefusedAsync("no candidate in area '44001'", household, new ChosenPlace.AtCandidate(CandidateOrigin.Geocoder, 1, "44001"));
        await RefusedAsync("in no ward", household, new ChosenPlace.AtPoint(new LonLat(100, 20), 300));
        await RefusedAsync("out of range", household, new ChosenPlace.AtPoint(new LonLat(106.52, 11.53), 5));
        await RefusedAsync("not known", 987654321, AtTheDoor);
        await ChooseAsync(household, AtTheDoor);
        await RefusedAsync("'chosen' meanwhile", household, InTheEast);
        Assert.Contains("nothing to take back", (await Assert.ThrowsAsync<UserErrorException>(() =>
            _list.Choices.WithdrawAsync(Guid.NewGuid(), "Lan", default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE location_choice SET place = 'x'")]
    [InlineData("DELETE FROM location_choice")]
    [InlineData("TRUNCATE location_choice_withdrawal")]
    public async Task Choices_cannot_be_changed_even_by_hand(string sql) =>
        Assert.Equal(PostgresErrorCodes.RestrictViolation,
            (await Assert.ThrowsAsync<PostgresException>(() => _database.Source.ExecuteAsync(sql, default))).SqlState);

    private Task<long> AmbiguousAsync(string code, string address = "Ấp 2, xã X") =>
        _list.AddAsync(code, address, "district", ("22001", 0.7), ("33001", 0.6));

    private Task<LocationDecided> ChooseAsync(long household, ChosenPlace place, bool sameAddress = false) =>
        _list.Choices.ChooseAsync(new LocationDecision(Guid.NewGuid(), household, place, sameAddress, "Lan"), SmallWorkList.Day, default);

    private async Task RefusedAsync(string because, long household, ChosenPlace place) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<UserErrorException>(() => ChooseAsync(household, place))).Message, StringComparison.Ordinal);

    private Task<WorkListCounts> CountAsync() => _list.Store.CountAsync(default);

    private async Task<int> RowsAsync() =>
        (await _database.Source.QueryAsync("SELECT count(*)::integer FROM location_choice", row => row.GetInt32(0), default))[0];
}
