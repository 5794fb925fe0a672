using CoverageMap.Geo;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Support;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using static CoverageMap.Planner.Tests.TestDistrict;

namespace CoverageMap.Planner.Tests.Plans;

/// <summary>
/// A district with a street from its western end to its middle, where the team starts, and a lane north of it that
/// nothing leads to. Its eastern end is beyond the road file.
/// </summary>
public sealed class PlanByRoadTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private static readonly SolveOptions Quick = new() { Iterations = 2000, TimeLimit = TimeSpan.FromSeconds(5) };

    private readonly NpgsqlDataSource _source = database.Source;
    private readonly RoadFiles _files = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 5, 5, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Plan_says_which_travel_times_it_has_and_where()
    {
        var (district, result, plan) = await PlanAsync();
        Assert.StartsWith("roads small (motorbike, 2024-05-05 ", plan.TravelModel, StringComparison.Ordinal);
        // By road: the depot, two doors on the street, the one on the lane. Along the great circle: the one far east.
        Assert.Equal((new PointWays(4, 1), plan.Ways), (plan.Ways, result.Ways));
        Assert.Empty(result.Violations);
        var stops = Assert.Single(plan.Routes).Stops;
        Assert.Equal(3, stops.Count);
        bool IsFar(LonLat at) => at == district.At(1.95);
        Assert.Contains(stops, stop => IsFar(stop.Position));
        for (var at = 0; at < stops.Count; at++)
            Assert.Equal(!IsFar(stops[at].Position) && (at == 0 || !IsFar(stops[at - 1].Position)), stops[at].ByRoad);
        Assert.Equal(!IsFar(stops[^1].Position), plan.Routes[0].BackByRoad);
    }

    [Fact]
    public async Task Household_that_no_road_leads_to_is_left_out_for_that()
    {
        var (district, _, plan) = await PlanAsync();
        var leftOut = Assert.Single(plan.LeftOut);
        Assert.Equal((LeftOutReason.ImpossibleRoad, district.North(0.5, 1500)), (leftOut.Reason, leftOut.Position));
    }

    [Fact]
    public async Task Plan_is_checked_by_the_import_that_it_was_made_with_and_by_no_other()
    {
        var (district, result, _) = await PlanAsync();
        Assert.Empty((await new CheckPlans(_source, new(_files.Folder)).RunAsync(result.PlanId, default)).Violations);
        var none = await Assert.ThrowsAsync<UserErrorException>(() => new CheckPlans(_source, new()).RunAsync(result.PlanId, default));
        Assert.Contains("not at hand", none.Message, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Build(district);
        var replaced = await Assert.ThrowsAsync<UserErrorException>(() => new CheckPlans(_source, new(_files.Folder)).RunAsync(result.PlanId, default));
        Assert.Contains("imported anew since", replaced.Message, StringComparison.Ordinal);
        // The check of all plans goes on with the others.
        var all = await new CheckPlans(_source, new(_files.Folder)).RunAsync(default);
        Assert.Equal(replaced.Message, all.Single(plan => plan.PlanId == result.PlanId).NotChecked);
    }

    [Fact]
    public async Task Check_finds_a_ride_that_says_to_be_by_another_way()
    {
        var (_, result, _) = await PlanAsync();
        await _source.ExecuteAsync("ALTER TABLE plan_stop DISABLE TRIGGER USER", default);
        await _source.ExecuteAsync("UPDATE plan_stop SET by_road = NOT by_road WHERE plan_id = $1 AND stop = 1", default, result.PlanId);
        await _source.ExecuteAsync("ALTER TABLE plan_stop ENABLE TRIGGER USER", default);
        var broken = Assert.Single((await new CheckPlans(_source, new(_files.Folder)).RunAsync(result.PlanId, default)).Violations);
        Assert.Equal(PlanRule.Way, broken.Rule);
    }

    [Fact]
    public async Task Rides_by_road_have_their_streets_and_the_others_a_straight_line()
    {
        var (_, _, plan) = await PlanAsync();
        var legs = PlanLegs.Of(plan, new(_files.Folder));
        var route = plan.Routes[0];
        Assert.True(legs.AreWhole);
        Assert.Equal(route.Stops.Count + 1, legs.Of(route).Count);
        Assert.Equal(route.DistanceMetres, legs.Of(route).Sum(leg => leg.Metres));
        Assert.Equal(route.TravelSeconds, legs.Of(route).Sum(leg => leg.Seconds));
        foreach (var leg in legs.Of(route))
        {
            Assert.Equal(leg.ByRoad, leg.FollowsStreets);
            Assert.Equal(leg.ByRoad ? ["Phố Huế"] : [], leg.Streets);
        }
        Assert.Contains(legs.Of(route), leg => leg.Line.Count > 2);
        var without = PlanLegs.Of(plan, null);
        Assert.False(without.AreWhole);
        Assert.All(without.Of(route), leg => Assert.Equal(2, leg.Line.Count));
    }

    private async Task<(TestDistrict, PlanDayResult, StoredPlan)> PlanAsync()
    {
        var district = await CreateAsync(_source);
        await district.TeamAsync("A", "digital", "telecom");
        Build(district);
        await district.HouseholdAsync(district.North(0.2, 30), ["sim"]);
        await district.HouseholdAsync(district.North(0.7, -20), ["sim"]);
        await district.HouseholdAsync(1.95, ["sim"]);
        await district.HouseholdAsync(district.North(0.5, 1500), ["sim"]);
        var result = await new PlanDay(_source, _clock, new(_files.Folder), district.Campaign)
            .RunAsync(Monday, district.DistrictCode, Quick, null, default);
        return (district, result, (await new PlanStore(_source).FindAsync(district.DistrictCode, Monday, default))!);
    }

    // The street ends a little beyond the depot in the middle, with the limit of a kilometre short of the far door.
    private void Build(TestDistrict district) => SmallStreets.Build(_files.Folder, "small", _clock,
        ("Phố Huế", "residential", [district.At(0), district.At(0.5), district.At(1.02)]),
        ("Bờ Bắc", "residential", [district.North(0.4, 1500), district.North(0.6, 1500)]));
}
