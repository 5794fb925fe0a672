using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Roads;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Geo.Visits;
using CoverageMap.Planner.Demand;
using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Solving;
using CoverageMap.Support;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static CoverageMap.Planner.Tests.TestDistrict;

namespace CoverageMap.Planner.Tests.Plans;

public sealed class PlanDayTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly SolveOptions Quick = new() { Iterations = 2000, TimeLimit = TimeSpan.FromSeconds(5) };
    private static readonly DateTimeOffset Sunday = new(2024, 5, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly NpgsqlDataSource _source = database.Source;

    [Fact]
    public async Task Plan_is_stored_and_found_as_it_was_made()
    {
        var (district, households) = await DistrictAsync();
        var result = await PlanAsync(district);
        Assert.Equal((2, 1, 3, 0), (result.VisitsPlanned, result.VisitsLeftOut, result.GapsPlanned, result.Violations.Count));

        var plan = await new PlanStore(_source).FindAsync(district.DistrictCode, Monday, CancellationToken.None);
        Assert.NotNull(plan);
        Assert.Equal((result.PlanId, 1, Sunday), (plan.Id, plan.Version, plan.CreatedAt));
        Assert.Equal((result.DistanceMetres, result.WorkSeconds), (plan.DistanceMetres, plan.WorkSeconds));
        Assert.Equal(new GreatCircleTravelTimes().Name, plan.TravelModel);
        var route = Assert.Single(plan.Routes);
        Assert.Equal(district.At(1), route.Depot);
        Assert.Equal(60, route.BreakMinutes);
        Assert.Equal(households[..2], route.Stops.Select(stop => stop.HouseholdId).Order());
        Assert.Equal([1, 2], route.Stops.Select(stop => stop.Number));
        Assert.Equal(["sim", "sim", "vneid"], route.Stops.SelectMany(stop => stop.Tasks).Select(task => task.GapCode).Order());
        Assert.All(route.Stops, stop => Assert.InRange(
            stop.StartsAt, Local(Monday, 7, 30).ToUniversalTime(), Local(Monday, 17).ToUniversalTime()));
        var leftOut = Assert.Single(plan.LeftOut);
        Assert.Equal((households[2], "impossible_skill", 1), (leftOut.HouseholdId, leftOut.Reason, leftOut.Gaps));
    }

    [Fact]
    public async Task Planning_again_makes_the_next_version()
    {
        var (district, _) = await DistrictAsync();
        var first = await PlanAsync(district);
        var second = await PlanAsync(district);
        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal(first.VisitsPlanned, second.VisitsPlanned);
        var plan = await new PlanStore(_source).FindAsync(district.DistrictCode, Monday, CancellationToken.None);
        Assert.Equal(second.PlanId, plan?.Id);
        var headings = await new PlanStore(_source).ListAsync(CancellationToken.None);
        var heading = Assert.Single(headings, heading => heading.AreaCode == district.DistrictCode);
        Assert.Equal((2, 2), (heading.Version, heading.Visits));
    }

    [Fact]
    public async Task What_another_plan_has_is_not_planned_again()
    {
        var (district, households) = await DistrictAsync();
        await PlanAsync(district);
        Assert.Equal(households, Ids(await district.DueAsync()));
        Assert.Equal([households[2]], Ids(await district.DueAsync(Monday.AddDays(-1))));
        Assert.Equal([households[2]], Ids(await district.DueAsync(areaCode: district.EastCode)));
    }

    [Fact]
    public async Task What_todays_plan_has_is_not_due_tomorrow_until_something_is_heard_from_there()
    {
        var (district, households) = await DistrictAsync();
        await PlanAsync(district);
        Assert.Equal([households[2]], Ids(await district.DueAsync(Monday.AddDays(1))));
        await district.VisitAsync(households[0], VisitOutcome.NotHome, Local(Monday, 10));
        Assert.Equal([households[0], households[2]], Ids(await district.DueAsync(Monday.AddDays(1))));
        // The day after, Monday is over: who was not visited is due again.
        Assert.Equal(households, Ids(await district.DueAsync(Monday.AddDays(2))));
    }

    [Fact]
    public async Task Team_that_another_area_sends_out_is_not_free()
    {
        var (district, _) = await DistrictAsync();
        await PlanAsync(district);
        var none = await Assert.ThrowsAsync<UserErrorException>(() => PlanAsync(district, district.ProvinceCode));
        Assert.Contains("No team", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Area_with_nobody_due_cannot_be_planned()
    {
        var district = await CreateAsync(_source);
        await district.TeamAsync("A", "digital");
        var none = await Assert.ThrowsAsync<UserErrorException>(() => PlanAsync(district));
        Assert.Contains("Nobody located", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreed_time_is_kept_in_the_plan()
    {
        var district = await CreateAsync(_source);
        await district.TeamAsync("A", "digital", "telecom");
        var household = await district.HouseholdAsync(0.5, ["sim"]);
        await district.VisitAsync(household, VisitOutcome.ComeBackAt, Sunday, Local(Monday, 15));
        await PlanAsync(district);
        var plan = await new PlanStore(_source).FindAsync(district.DistrictCode, Monday, CancellationToken.None);
        var stop = Assert.Single(Assert.Single(plan!.Routes).Stops);
        Assert.InRange(stop.StartsAt, Local(Monday, 14, 45).ToUniversalTime(), Local(Monday, 15, 45).ToUniversalTime());
    }

    [Fact]
    public async Task Stored_plan_keeps_its_places_when_a_household_is_located_anew()
    {
        var (district, households) = await DistrictAsync();
        var result = await PlanAsync(district);
        await _source.ExecuteAsync("""
            UPDATE household_location SET match_code = 'none', position = NULL, uncertainty_m = NULL, ward_id = NULL, reason = 'test'
            WHERE household_id = $1
            """, CancellationToken.None, households[0]);
        var plan = await new PlanStore(_source).FindAsync(district.DistrictCode, Monday, CancellationToken.None);
        Assert.Contains(plan!.Routes[0].Stops, stop => stop.Position == district.At(0.5));
        Assert.Empty((await CheckAsync(result.PlanId)).Violations);
    }

    [Fact]
    public async Task Check_of_stored_plans_finds_rows_that_were_changed()
    {
        var (district, _) = await DistrictAsync();
        var result = await PlanAsync(district);
        Assert.Empty((await CheckAsync(result.PlanId)).Violations);
        await ChangeAsync("plan_stop", "UPDATE plan_stop SET travel_s = travel_s + 7 WHERE stop = 1 AND plan_id = $1", result.PlanId);
        await ChangeAsync("plan_task", """
            DELETE FROM plan_task WHERE plan_id = $1 AND (resident_id, gap_id) = (SELECT resident_id, gap_id FROM plan_task WHERE plan_id = $1 LIMIT 1)
            """, result.PlanId);
        await ChangeAsync("plan", "UPDATE plan SET distance_m = 1 WHERE plan_id = $1", result.PlanId);
        Assert.Equal([PlanRule.Travel, PlanRule.Totals, PlanRule.Tasks],
            (await CheckAsync(result.PlanId)).Violations.Select(violation => violation.Rule).Distinct());
    }

    [Fact]
    public async Task Stored_plans_refuse_change()
    {
        var (district, _) = await DistrictAsync();
        await PlanAsync(district);
        foreach (var table in new[] { "plan", "plan_route", "plan_stop", "plan_task", "plan_left_out" })
            await Assert.ThrowsAsync<PostgresException>(() => _source.ExecuteAsync($"DELETE FROM {table}", CancellationToken.None));
    }

    private static IEnumerable<long> Ids(IEnumerable<DueHousehold> due) => due.Select(household => household.Id);

    /// <summary>One team for two households; a third lacks what needs police, which no team has.</summary>
    private async Task<(TestDistrict, long[])> DistrictAsync()
    {
        var district = await CreateAsync(_source);
        await district.TeamAsync("A", "digital", "telecom");
        return (district,
        [
            await district.HouseholdAsync(0.5, ["sim"]), await district.HouseholdAsync(1.5, ["vneid"], ["sim"]),
            await district.HouseholdAsync(1.7, ["cccd"]),
        ]);
    }

    [Fact]
    public async Task Who_waits_sees_how_much_is_done()
    {
        var (district, _) = await DistrictAsync();
        var seen = new Seen();
        await PlanAsync(district, progress: seen);
        Assert.Equal(Enum.GetValues<PlanStep>(), seen.All.Select(progress => progress.Step).Distinct());
        Assert.Equal(seen.All.Select(progress => progress.Share).Order(), seen.All.Select(progress => progress.Share));
        Assert.Equal((0, 1), (seen.All[0].Share, seen.All[^1].Share));
        var searched = seen.All.Last(progress => progress.Step == PlanStep.Solve);
        Assert.Equal((2, 1), (searched.VisitsPlanned, searched.Searched));
        Assert.InRange(searched.Share, 0.8, seen.All.First(progress => progress.Step == PlanStep.Explain).Share);
    }

    private Task<PlanDayResult> PlanAsync(TestDistrict district, string? areaCode = null, IProgress<PlanProgress>? progress = null) =>
        new PlanDay(_source, new FakeTimeProvider(Sunday), new TravelTimesChoice(), district.Campaign)
            .RunAsync(Monday, areaCode ?? district.DistrictCode, Quick, progress, CancellationToken.None);

    private Task<CheckedPlan> CheckAsync(int planId) =>
        new CheckPlans(_source, new TravelTimesChoice()).RunAsync(planId, CancellationToken.None);

    private async Task ChangeAsync(string table, string sql, int planId)
    {
        await _source.ExecuteAsync($"ALTER TABLE {table} DISABLE TRIGGER USER", CancellationToken.None);
        await _source.ExecuteAsync(sql, CancellationToken.None, planId);
        await _source.ExecuteAsync($"ALTER TABLE {table} ENABLE TRIGGER USER", CancellationToken.None);
    }

    private sealed class Seen : IProgress<PlanProgress>
    {
        public List<PlanProgress> All { get; } = [];

        public void Report(PlanProgress value) => All.Add(value);
    }
}
