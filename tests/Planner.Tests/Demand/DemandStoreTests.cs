using CoverageMap.Geo.Visits;
using CoverageMap.Planner.Demand;
using CoverageMap.Support;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static CoverageMap.Planner.Tests.TestDistrict;

namespace CoverageMap.Planner.Tests.Demand;

public sealed class DemandStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Tuesday = Monday.AddDays(1);

    private readonly NpgsqlDataSource _source = database.Source;

    [Fact]
    public async Task Open_gaps_of_located_households_in_the_area_are_due()
    {
        var district = await CreateAsync(_source);
        var household = await district.HouseholdAsync(0.5, ["vneid", "sim"], []);
        var due = Assert.Single(await district.DueAsync());
        Assert.Equal(household, due.Id);
        Assert.Equal(["sim", "vneid"], due.Gaps.Select(gap => gap.GapCode).Order());
        Assert.Equal(district.At(0.5), due.Position);
    }

    [Fact]
    public async Task Household_without_open_gaps_is_not_due()
    {
        var district = await CreateAsync(_source);
        await district.HouseholdAsync(0.5, [], []);
        Assert.Empty(await district.DueAsync());
    }

    [Fact]
    public async Task Demand_of_a_ward_holds_that_ward_only()
    {
        var district = await CreateAsync(_source);
        var west = await district.HouseholdAsync(0.5, ["sim"]);
        var east = await district.HouseholdAsync(1.5, ["sim"]);
        Assert.Equal([west], Ids(await district.DueAsync(areaCode: district.WestCode)));
        Assert.Equal([west, east], Ids(await district.DueAsync(areaCode: district.DistrictCode)));
        Assert.Equal([west, east], Ids(await district.DueAsync(areaCode: district.ProvinceCode)));
    }

    [Fact]
    public async Task Gap_with_an_open_prerequisite_is_not_due()
    {
        var district = await CreateAsync(_source);
        await district.HouseholdAsync(0.5, ["cccd", "vneid"]);
        Assert.Equal(["cccd"], Assert.Single(await district.DueAsync()).Gaps.Select(gap => gap.GapCode));
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public async Task Gap_is_due_the_lag_after_its_prerequisite_was_closed_at_the_door(int daysLater, bool isDue)
    {
        var district = await CreateAsync(_source);
        var household = await district.HouseholdAsync(0.5, ["cccd", "vneid"]);
        await district.VisitAsync(household, VisitOutcome.Partly, Local(Monday, 9), null, "cccd");
        var due = await district.DueAsync(Monday.AddDays(daysLater));
        Assert.Equal(isDue, due.Any(one => one.Gaps.Any(gap => gap.GapCode == "vneid")));
    }

    [Fact]
    public async Task Household_visited_today_is_not_in_tomorrows_demand()
    {
        var district = await CreateAsync(_source);
        var household = await district.HouseholdAsync(0.5, ["sim"]);
        await district.VisitAsync(household, VisitOutcome.Done, Local(Monday, 9), null, "sim");
        Assert.Empty(await district.DueAsync(Tuesday));
    }

    [Theory]
    [InlineData(VisitOutcome.Refused)]
    [InlineData(VisitOutcome.Moved)]
    public async Task Household_that_refused_or_moved_is_not_due(VisitOutcome outcome)
    {
        var district = await CreateAsync(_source);
        await district.VisitAsync(await district.HouseholdAsync(0.5, ["sim"]), outcome, Local(Monday, 9));
        Assert.Empty(await district.DueAsync(Tuesday));
    }

    [Fact]
    public async Task Inaccessible_household_is_due_until_that_is_approved()
    {
        var district = await CreateAsync(_source);
        var household = await district.HouseholdAsync(0.5, ["sim"]);
        var visit = await district.VisitAsync(household, VisitOutcome.Inaccessible, Local(Monday, 9));
        Assert.Equal([household], Ids(await district.DueAsync(Tuesday)));

        var clock = new FakeTimeProvider(Local(Monday, 18).ToUniversalTime());
        await new VisitStore(_source, clock).ApproveAsync(visit, "Trưởng ban", "Ngập lụt", CancellationToken.None);
        Assert.Empty(await district.DueAsync(Tuesday));
    }

    [Fact]
    public async Task Household_that_named_a_time_is_due_on_that_day_only_from_then_on()
    {
        var district = await CreateAsync(_source);
        var household = await district.HouseholdAsync(0.5, ["sim"]);
        await district.VisitAsync(household, VisitOutcome.ComeBackAt, Local(Monday, 9), Local(Tuesday.AddDays(1), 17, 30));
        Assert.Empty(await district.DueAsync(Tuesday));
        Assert.Equal(new TimeOnly(17, 30), Assert.Single(await district.DueAsync(Tuesday.AddDays(1))).ComeBackAt);
        Assert.Null(Assert.Single(await district.DueAsync(Tuesday.AddDays(2))).ComeBackAt);
    }

    [Fact]
    public async Task Attempts_count_until_somebody_is_met()
    {
        var district = await CreateAsync(_source);
        var household = await district.HouseholdAsync(0.5, ["sim", "phone"]);
        await district.VisitAsync(household, VisitOutcome.NotHome, Local(Monday.AddDays(-3), 9));
        await district.VisitAsync(household, VisitOutcome.NotHome, Local(Monday.AddDays(-2), 9));
        Assert.Equal(2, Assert.Single(await district.DueAsync()).FailedAttempts);
        await district.VisitAsync(household, VisitOutcome.Partly, Local(Monday.AddDays(-1), 9), null, "phone");
        Assert.Equal(0, Assert.Single(await district.DueAsync()).FailedAttempts);
    }

    private static IEnumerable<long> Ids(IEnumerable<DueHousehold> due) => due.Select(household => household.Id);
}
