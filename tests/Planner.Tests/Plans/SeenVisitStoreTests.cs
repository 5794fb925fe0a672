using CoverageMap.Geo.Roads.Learning;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Geo.Visits;
using CoverageMap.Planner.Plans;
using CoverageMap.Support;
using Microsoft.Extensions.Time.Testing;
using static CoverageMap.Planner.Tests.TestDistrict;

namespace CoverageMap.Planner.Tests.Plans;

/// <summary>What rides are learned from, read back from the visits of a planned day.</summary>
public sealed class SeenVisitStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Visits_of_teams_with_a_position_come_with_the_service_that_was_planned()
    {
        var district = await CreateAsync(database.Source);
        await district.TeamAsync("A", "digital", "telecom");
        await district.HouseholdAsync(0.5, ["sim"]);
        await district.HouseholdAsync(1.5, ["sim"]);
        await new PlanDay(database.Source, new FakeTimeProvider(Local(Monday.AddDays(-1), 12).ToUniversalTime()), new TravelTimesChoice(), district.Campaign)
            .RunAsync(Monday, district.DistrictCode, new() { Iterations = 2000 }, null, default);
        var plan = (await new PlanStore(database.Source).FindAsync(district.DistrictCode, Monday, default))!;
        var (team, stops) = (plan.Routes[0].TeamId, plan.Routes[0].Stops);
        await RecordAsync(plan.Id, team, stops[0], VisitOutcome.Done, Local(Monday, 8));
        var wrong = await RecordAsync(plan.Id, team, stops[1], VisitOutcome.NotHome, Local(Monday, 8, 20));
        await RecordAsync(plan.Id, team, stops[1], VisitOutcome.NotHome, Local(Monday, 9), wrong);
        await district.VisitAsync(stops[1].HouseholdId, VisitOutcome.NotHome, Local(Monday, 10)); // of no team, without a position

        var seen = await new SeenVisitStore(database.Source).ReadAsync(Monday, Monday, TimeSpan.FromSeconds(90), default);
        Assert.Equal(2, seen.Count);
        Assert.Equal(new SeenVisit(team, Local(Monday, 8).ToUniversalTime(), stops[0].Position, 12,
            (stops[0].LeavesAt - stops[0].StartsAt).TotalSeconds, false), seen[0]);
        Assert.Equal((90.0, true), (seen[1].ServiceSeconds, seen[1].IsCorrection));
        Assert.Empty(await new SeenVisitStore(database.Source).ReadAsync(Monday.AddDays(1), Monday.AddDays(9), TimeSpan.FromSeconds(90), default));
    }

    private async Task<Guid> RecordAsync(int plan, int team, StoredStop stop, VisitOutcome outcome, DateTimeOffset at, Guid? replaces = null)
    {
        var visit = new VisitEvent(Guid.NewGuid(), stop.HouseholdId, team, plan, outcome, at, null, stop.Position, 12, null, replaces,
            outcome == VisitOutcome.Done ? [new(stop.Tasks[0].ResidentId, stop.Tasks[0].GapCode)] : []);
        await new VisitStore(database.Source, TimeProvider.System).RecordAsync(visit, default);
        return visit.Id;
    }
}
