using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class RouteRegionsTests
{
    private const int Stops = 30;
    private const int Enough = 100_000_000;

    private static readonly Model Long = TestModel.Of(Side(teams: 17));

    [Theory]
    [InlineData(16, Stops, Enough, 0.3)]
    [InlineData(16, Stops, 2 * 8000 * 16 * Stops, 0.5)]
    [InlineData(16, Stops, 8000 * 16 * Stops, 1)]
    [InlineData(16, Stops - 1, Enough, 1)]
    [InlineData(15, Stops, Enough, 1)]
    public void Regions_get_time_where_there_are_many_long_routes_and_steps_to_spare(int used, int stops, int steps, double share) =>
        Assert.Equal(share, RouteRegions.ShareOfWhole(Long, Plan(Long, used, stops), steps), 6);

    [Fact]
    public void Regions_get_no_time_where_routes_depend_on_each_other()
    {
        var problem = Side(teams: 17);
        var plan = Plan(Long, 16, Stops);
        Assert.Equal(1, RouteRegions.ShareOfWhole(TestModel.Of(problem.WithRelation(new PairRelation(0, 1))), plan, Enough));
        Assert.Equal(1, RouteRegions.ShareOfWhole(TestModel.Of(problem with { BalancePrice = 1 }), plan, Enough));
    }

    [Fact]
    public void Nobody_gets_what_another_has()
    {
        var plan = Plan(Long, 16, Stops - 1);
        var regions = new RouteRegions(Long, plan, new(1));
        var (routes, bank) = (new HashSet<int>(), new HashSet<int>());
        List<RoutePart> taken = [];
        for (var trial = 0; trial < 1000; trial++)
        {
            if (regions.Take() is not { } region) continue;
            taken.Add(region);
            Assert.All(region.Routes, route => Assert.True(routes.Add(route)));
            Assert.All(region.Bank, visit => Assert.True(bank.Add(visit)));
            Assert.InRange(region.Routes.Count(route => plan.Visits(route).Count > 0), 1, 8);
        }
        // All that serve something are taken, and what is left out goes with them.
        Assert.Equal(16, routes.Count(route => plan.Visits(route).Count > 0));
        Assert.Subset(plan.LeftOut().ToHashSet(), bank);
        Assert.NotEmpty(bank);
        Assert.Null(regions.Take());
        foreach (var region in taken) regions.GiveBack(region, plan, 0);
        Assert.NotNull(regions.Take());
    }

    [Fact]
    public void Routes_stay_as_they_become_only_where_they_save_something()
    {
        var plan = Plan(Long, 16, Stops);
        plan.Cost = 1000;
        var regions = new RouteRegions(Long, plan, new(1));
        var region = regions.Take()!;
        var before = plan.Visits(region.Routes[0]).ToList();
        var other = new Snapshot(Long);
        foreach (var route in region.Routes) other.Visits(route).AddRange(plan.Visits(route).AsEnumerable().Reverse());
        regions.GiveBack(region, other, 0);
        Assert.Equal(before, plan.Visits(region.Routes[0]));
        Assert.Equal(1000, plan.Cost);
        var again = regions.Take()!;
        before = [.. plan.Visits(again.Routes[0])];
        foreach (var route in again.Routes) other.CopyFrom(plan, [route]);
        other.Visits(again.Routes[0]).Reverse();
        regions.GiveBack(again, other, 3);
        Assert.Equal(before.AsEnumerable().Reverse(), plan.Visits(again.Routes[0]));
        Assert.Equal(997, plan.Cost);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_search_with_regions_keeps_every_visit_and_its_cost(int threads)
    {
        var limits = new SearchLimits { Time = TimeSpan.FromSeconds(1.5), Threads = threads };
        var watch = new SearchWatch(limits, default);
        var annealing = new Annealing(Long, limits, watch, isWarm: false, _ => true, null);
        annealing.Begin(new(Long));
        // As if it had been fast.
        watch.Count(100_000_000);
        annealing.Expect(Plan(Long, 16, Stops));
        var spoilt = Plan(Long, 16, Stops);
        annealing.SearchUntil(1);
        var best = annealing.Best;
        Assert.Empty(best.LeftOut());
        Assert.Equal(Long.Visits, Enumerable.Range(0, Long.Routes.Length).Sum(route => best.Visits(route).Count));
        var (routes, worse) = (new RouteSet(Long), new RouteSet(Long));
        int[] all = [.. Enumerable.Range(0, Long.Routes.Length)];
        routes.Load(best, all, []);
        worse.Load(spoilt, all, []);
        Assert.Equal(routes.Cost, best.Cost);
        Assert.True(routes.Cost < worse.Cost, $"{routes.Cost}, {worse.Cost}");
        Assert.All(all, route => Assert.True(routes.IsFeasible(route)));
    }

    /// <summary>Visits strewn over a square, sixteen times <see cref="Stops"/> of them, around where teams begin that each have room for one more than that.</summary>
    private static RoutingProblem Side(int teams)
    {
        var (random, visits) = (new Random(1), 16 * Stops);
        (int X, int Y)[] places = [(5_000, 5_000), .. Enumerable.Range(0, visits).Select(_ => (random.Next(10_000), random.Next(10_000)))];
        return Line.Problem([.. places.Select(place => place.X)],
            [.. Enumerable.Range(0, teams).Select(_ => Line.Team(0) with { Capacity = [Stops + 1] })],
            [.. Enumerable.Range(1, visits).Select(place => Line.At(place) with { Worth = null, Delivery = [1] })]) with
        {
            Dimensions = ["kits"],
            Profiles = [Line.Travel([.. places.Select(place => place.X)], (from, to, along) => along + Math.Abs(places[from].Y - places[to].Y))],
        };
    }

    /// <summary>The first routes with so many visits each, as they are numbered.</summary>
    private static Snapshot Plan(Model model, int used, int stops)
    {
        var plan = new Snapshot(model);
        for (var route = 0; route < used; route++) plan.Visits(route).AddRange(Enumerable.Range(route * stops, stops));
        return plan;
    }
}
