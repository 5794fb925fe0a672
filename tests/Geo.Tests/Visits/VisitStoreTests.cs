using CoverageMap.Geo.Database;
using CoverageMap.Geo.Locations;
using CoverageMap.Geo.Visits;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.Geo.Tests.Visits;

public sealed class VisitStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2024, 5, 6, 9, 0, 0, TimeSpan.FromHours(7));

    private int _ward;

    public async Task InitializeAsync()
    {
        await TestRegister.CampaignAsync(database.Source);
        var known = await database.Source.QueryAsync("SELECT area_id FROM area WHERE level = 'ward'", row => row.GetInt32(0), default);
        _ward = known.Count > 0 ? known[0] : await TestRegister.WardAsync(database.Source, "22001", 106.5, 11.5);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Event_sent_twice_counts_once()
    {
        var (visit, _) = await DoneAsync();
        Assert.True(await Store.RecordAsync(visit, default));
        Assert.False(await Store.RecordAsync(visit, default));
        Assert.Equal(1, await DoneCountAsync(visit.HouseholdId));
    }

    [Fact]
    public async Task Other_event_under_a_known_id_is_refused()
    {
        var (visit, _) = await DoneAsync();
        await Store.RecordAsync(visit, default);
        await Assert.ThrowsAsync<UserErrorException>(() =>
            Store.RecordAsync(visit with { Outcome = VisitOutcome.Refused, Closed = [] }, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Correction_holds_whichever_event_arrives_first(bool correctionFirst)
    {
        var (visit, _) = await DoneAsync();
        var correction = visit with { Id = Guid.NewGuid(), Outcome = VisitOutcome.NotHome, Closed = [], Replaces = visit.Id };
        foreach (var sent in correctionFirst ? [correction, visit] : new[] { visit, correction }) await Store.RecordAsync(sent, default);
        Assert.Equal(0, await DoneCountAsync(visit.HouseholdId));
    }

    [Fact]
    public async Task Gap_of_somebody_else_is_refused_and_nothing_of_the_event_is_kept()
    {
        var (visit, _) = await DoneAsync();
        var (other, _) = await DoneAsync();
        await Assert.ThrowsAsync<UserErrorException>(() => Store.RecordAsync(visit with { Closed = other.Closed }, default));
        Assert.True(await Store.RecordAsync(visit, default));
    }

    [Fact]
    public async Task Unknown_household_is_named()
    {
        var (visit, _) = await DoneAsync();
        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            Store.RecordAsync(visit with { HouseholdId = 987654321, Outcome = VisitOutcome.NotFound, Closed = [] }, default));
        Assert.Contains("987654321", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task First_sure_position_at_the_door_becomes_the_household_s_location_and_later_ones_do_not()
    {
        var (visit, residents) = await DoneAsync("cccd+sim");
        await Store.RecordAsync(visit with { Position = new LonLat(106.58, 11.51), AccuracyMetres = 8.4 }, default);
        await Store.RecordAsync(visit with
        {
            Id = Guid.NewGuid(),
            Position = new LonLat(106.52, 11.52),
            AccuracyMetres = 5,
            Closed = [new(residents[0], "sim")],
        }, default);
        Assert.Equal("visit 106.58 11.51 9", await LocationAsync(visit.HouseholdId));
    }

    [Theory]
    [InlineData(106.58, 11.51, 250)] // too unsure
    [InlineData(100, 20, 5)] // in no ward
    public async Task Unsure_or_outlying_position_does_not_move_the_household(double lon, double lat, double accuracy)
    {
        var (visit, _) = await DoneAsync();
        await Store.RecordAsync(visit with { Position = new LonLat(lon, lat), AccuracyMetres = accuracy }, default);
        Assert.StartsWith("hamlet", await LocationAsync(visit.HouseholdId), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Position_of_a_visit_that_was_corrected_does_not_stay(bool correctionFirst)
    {
        var (visit, _) = await DoneAsync();
        visit = visit with { Position = new LonLat(106.58, 11.51), AccuracyMetres = 8 };
        var correction = visit with { Id = Guid.NewGuid(), Outcome = VisitOutcome.NotFound, Closed = [], Replaces = visit.Id };
        foreach (var sent in correctionFirst ? [correction, visit] : new[] { visit, correction }) await Store.RecordAsync(sent, default);
        // The geocoder's own was written over when the visit came, and is found again by the next run.
        Assert.Equal(correctionFirst ? "hamlet 106.55 11.55 800" : "waiting", await LocationAsync(visit.HouseholdId));
    }

    [Fact]
    public async Task After_a_correction_the_next_sure_visit_tells_the_position()
    {
        var (visit, residents) = await DoneAsync("cccd+sim");
        visit = visit with { Position = new LonLat(106.58, 11.51), AccuracyMetres = 8 };
        await Store.RecordAsync(visit, default);
        await Store.RecordAsync(visit with
        {
            Id = Guid.NewGuid(),
            DeviceTime = Morning.AddHours(1),
            Position = new LonLat(106.52, 11.52),
            Closed = [new(residents[0], "sim")],
        }, default);
        await Store.RecordAsync(visit with { Id = Guid.NewGuid(), Outcome = VisitOutcome.Refused, Closed = [], Replaces = visit.Id }, default);
        Assert.Equal("visit 106.52 11.52 8", await LocationAsync(visit.HouseholdId));
    }

    [Fact]
    public async Task Visit_stands_above_a_choice_and_when_it_is_corrected_the_choice_holds_again()
    {
        var (visit, _) = await DoneAsync();
        await ChooseAsync(visit.HouseholdId);
        await Store.RecordAsync(visit with { Position = new LonLat(106.58, 11.51), AccuracyMetres = 8 }, default);
        Assert.Equal("visit 106.58 11.51 8", await LocationAsync(visit.HouseholdId));
        await Store.RecordAsync(visit with { Id = Guid.NewGuid(), Outcome = VisitOutcome.NotFound, Closed = [], Replaces = visit.Id }, default);
        Assert.Equal("chosen 106.53 11.57 250", await LocationAsync(visit.HouseholdId));
    }

    [Theory]
    [InlineData("UPDATE visit_event SET note = 'x'")]
    [InlineData("DELETE FROM visit_event")]
    [InlineData("TRUNCATE visit_event CASCADE")]
    [InlineData("DELETE FROM visit_closed_gap")]
    public async Task Events_cannot_be_changed_even_by_hand(string sql) =>
        Assert.Equal(PostgresErrorCodes.RestrictViolation,
            (await Assert.ThrowsAsync<PostgresException>(() => database.Source.ExecuteAsync(sql, default))).SqlState);

    public static TheoryData<VisitEvent> Contradictions()
    {
        var good = new VisitEvent(Guid.NewGuid(), 1, null, null, VisitOutcome.NotHome, Morning, null, null, null, null, null, []);
        return
        [
            good with { Id = Guid.Empty },
            good with { Outcome = VisitOutcome.Done },
            good with { Closed = [new(1, "cccd")] },
            good with { Outcome = VisitOutcome.ComeBackAt },
            good with { ComeBackAt = Morning },
            good with { AccuracyMetres = 5 },
            good with { Position = new LonLat(106, 11) },
            good with { Position = new LonLat(106, 11), AccuracyMetres = 0 },
            good with { Replaces = good.Id },
        ];
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Event_that_contradicts_itself_is_told_so(VisitEvent visit) => Assert.NotNull(visit.Contradiction());

    private VisitStore Store => new(database.Source, TimeProvider.System);

    private async Task<(VisitEvent, long[])> DoneAsync(string open = "cccd")
    {
        var (household, residents) = await TestRegister.HouseholdAsync(database.Source, $"{Guid.NewGuid()}", _ward, (106.55, 11.55), open);
        return (new VisitEvent(Guid.NewGuid(), household, null, null, VisitOutcome.Done, Morning, null, null, null, null, null,
            [new(residents[0], "cccd")]), residents);
    }

    private async Task<int> DoneCountAsync(long household) => (await database.Source.QueryAsync("""
        SELECT count(*)::integer FROM closed_gap c JOIN resident r USING (resident_id) WHERE r.household_id = $1
        """, row => row.GetInt32(0), default, household))[0];

    private async Task<string> LocationAsync(long household) => (await database.Source.QueryAsync("""
        SELECT concat_ws(' ', match_code, round(ST_X(position)::numeric, 2), round(ST_Y(position)::numeric, 2), uncertainty_m)
        FROM household_location WHERE household_id = $1
        """, row => row.GetString(0), default, household)).FirstOrDefault() ?? "waiting";

    private async Task ChooseAsync(long household)
    {
        var list = new WorkListStore(database.Source, new WardPlaces(database.Source));
        await new LocationChoiceStore(database.Source, list, TimeProvider.System).ChooseAsync(new LocationDecision(
            Guid.NewGuid(), household, new ChosenPlace.AtPoint(new LonLat(106.53, 11.57), 250), false, "Lan"), new DateOnly(2024, 5, 6), default);
    }
}
