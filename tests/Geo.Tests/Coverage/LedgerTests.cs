using CoverageMap.Geo.Coverage;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Visits;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Coverage;

/// <summary>One ward that a team serves and one that nobody does, with a household for each way a person can stand.</summary>
public sealed class LedgerTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2024, 5, 6);
    private static readonly (double, double) Home = (106.55, 11.55);

    private int _ward;
    private int _unservedWard;

    public async Task InitializeAsync()
    {
        await TestRegister.CampaignAsync(database.Source);
        var known = await database.Source.QueryAsync("SELECT area_id FROM area WHERE level = 'ward' ORDER BY code", row => row.GetInt32(0), default);
        _ward = known.Count > 0 ? known[0] : await TestRegister.WardAsync(database.Source, "22001", 106.5, 11.5);
        _unservedWard = known.Count > 0 ? known[1] : await TestRegister.WardAsync(database.Source, "33001", 106.7, 11.5);
        await database.Source.ExecuteAsync("""
            INSERT INTO team (code, name, area_id, skills, kits, stock, shift_start, shift_end, break_minutes, depot_name, depot, speed_kmh)
            SELECT 'T1', 'T', parent_id, '{police}', '{}', '{}', '07:00', '17:00', 0, 'D', centre, 25 FROM area WHERE area_id = $1
            ON CONFLICT DO NOTHING
            """, default, _ward);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("refused", "refused")]
    [InlineData("moved", "moved")]
    [InlineData("not_home", "revisit_due")]
    [InlineData("not_found", "revisit_due")]
    [InlineData("inaccessible", "revisit_due")] // asked for, not approved
    public async Task Outcome_decides_where_an_open_gap_stands(string outcome, string status)
    {
        var (household, _) = await HouseholdAsync("cccd");
        await RecordAsync(household, VisitRules.Outcome(outcome)!.Value, Day);
        Assert.Equal(status, await StatusAsync(household, Day));
        Assert.Equal("to_plan", await StatusAsync(household, Day.AddDays(-1)));
    }

    [Fact]
    public async Task Inaccessible_counts_once_it_is_approved()
    {
        var (household, _) = await HouseholdAsync("cccd");
        var visit = await RecordAsync(household, VisitOutcome.Inaccessible, Day);
        await Visits.ApproveAsync(visit, "Trần Văn Bình", "cầu sập", default);
        Assert.Equal("inaccessible", await StatusAsync(household, DateOnly.FromDateTime(DateTime.MaxValue.AddYears(-1))));
    }

    [Fact]
    public async Task Gap_closed_at_the_door_is_done_from_that_day()
    {
        var (household, residents) = await HouseholdAsync("cccd");
        await RecordAsync(household, VisitOutcome.Done, Day, new ClosedGap(residents[0], "cccd"));
        Assert.Equal(("to_plan", "done"), (await StatusAsync(household, Day.AddDays(-1)), await StatusAsync(household, Day)));
    }

    [Fact]
    public async Task Later_visit_in_which_nobody_was_home_does_not_undo_what_was_done()
    {
        var (household, residents) = await HouseholdAsync("cccd");
        await RecordAsync(household, VisitOutcome.Done, Day, new ClosedGap(residents[0], "cccd"));
        await RecordAsync(household, VisitOutcome.NotHome, Day.AddDays(1));
        Assert.Equal("done", await StatusAsync(household, Day.AddDays(2)));
    }

    [Fact]
    public async Task Unlocated_household_stays_in_the_denominator()
    {
        var (household, _) = await TestRegister.HouseholdAsync(database.Source, $"{Guid.NewGuid()}", null, null, "cccd");
        Assert.Equal("unlocated", await StatusAsync(household, Day));
    }

    [Fact]
    public async Task Ward_that_no_team_serves_stays_in_the_denominator()
    {
        var (household, _) = await TestRegister.HouseholdAsync(database.Source, $"{Guid.NewGuid()}", _unservedWard, (106.75, 11.55), "cccd");
        Assert.Equal("unassigned", await StatusAsync(household, Day));
    }

    [Fact]
    public async Task Ward_stays_served_when_its_successor_takes_over()
    {
        var (household, _) = await HouseholdAsync("cccd");
        await database.Source.ExecuteAsync("UPDATE area SET valid = daterange(NULL, '2025-07-01') WHERE area_id = $1", default, _ward);
        await database.Source.ExecuteAsync("""
            WITH new AS (
              INSERT INTO area (code, level, name, parent_id, valid, geom, centre)
              SELECT code, level, 'Phường mới', parent_id, daterange('2025-07-01', NULL), geom, centre FROM area WHERE area_id = $1
              RETURNING area_id
            )
            INSERT INTO area_succession (old_area_id, new_area_id, share) SELECT $1, area_id, 1 FROM new
            """, default, _ward);
        var status = await StatusAsync(household, new(2025, 8, 1));
        var ledger = await new LedgerStore(database.Source).OnAsync(new(2025, 8, 1), default);
        await database.Source.ExecuteAsync("DELETE FROM area_succession", default);
        await database.Source.ExecuteAsync("DELETE FROM area WHERE name = 'Phường mới'", default);
        await database.Source.ExecuteAsync("UPDATE area SET valid = daterange(NULL, NULL) WHERE area_id = $1", default, _ward);
        Assert.Equal("to_plan", status);
        Assert.DoesNotContain(ledger, line => line.WardId == _ward);
        Assert.Contains(ledger, line => line.WardId is not null && line.WardId != _unservedWard && line.ToPlan > 0);
    }

    [Fact]
    public async Task Every_line_adds_up_and_maps_show_the_same_figures()
    {
        var (household, residents) = await HouseholdAsync("cccd+sim", "-", "phone");
        await RecordAsync(household, VisitOutcome.Partly, Day, new ClosedGap(residents[0], "sim"));
        var check = await new LedgerCheck(database.Source).RunAsync([Day.AddDays(-1), Day, Day.AddDays(30)], null, default);
        Assert.Empty(check.Faults);
        Assert.True(check.Lines > 0);
    }

    [Fact]
    public async Task Check_finds_figures_of_maps_that_lag_behind_the_register()
    {
        var (_, residents) = await HouseholdAsync("cccd");
        await database.Source.ExecuteAsync("UPDATE resident SET open_gaps = 0 WHERE resident_id = $1", default, residents[0]);
        var check = await new LedgerCheck(database.Source).RunAsync([Day], null, default);
        await database.Source.ExecuteAsync("SELECT recount_households(NULL)", default);
        Assert.Contains(check.Faults, fault => fault.Contains("cccd", StringComparison.Ordinal) && fault.Contains("done", StringComparison.Ordinal));
    }

    private VisitStore Visits => new(database.Source, TimeProvider.System);

    private Task<(long Household, long[] Residents)> HouseholdAsync(params string[] openGaps) =>
        TestRegister.HouseholdAsync(database.Source, $"{Guid.NewGuid()}", _ward, Home, openGaps);

    private async Task<Guid> RecordAsync(long household, VisitOutcome outcome, DateOnly day, params ClosedGap[] closed)
    {
        var visit = new VisitEvent(Guid.NewGuid(), household, null, null, outcome,
            new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(7)), null, null, null, null, null, closed);
        Assert.True(await Visits.RecordAsync(visit, default));
        return visit.Id;
    }

    private async Task<string> StatusAsync(long household, DateOnly day) => Assert.Single(await database.Source.QueryAsync("""
        SELECT s.status FROM gap_status($2) s JOIN gap g USING (gap_id) WHERE s.household_id = $1 AND g.code = 'cccd'
        """, row => row.GetString(0), default, household, day));
}
