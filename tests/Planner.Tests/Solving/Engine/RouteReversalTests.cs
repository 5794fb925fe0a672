using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class RouteReversalTests
{
    private static readonly int[] All = [0, 1];

    [Fact]
    public void Who_goes_to_and_fro_goes_straight()
    {
        var routes = Loaded(windows: null);
        Assert.True(IsMade(routes, most: 0));
        Assert.Equal([0, 1, 2, 3], TestModel.Visits(routes)[0]);
        Assert.Equal(80, routes.Cost);
    }

    [Fact]
    public void Nothing_is_turned_round_that_would_come_too_late()
    {
        // In the order in which they are, and in no other.
        var routes = Loaded([new(60, 70), new(50, 55), new(30, 45), new(90, 200)]);
        Assert.False(IsMade(routes, most: double.MaxValue));
        Assert.Equal([2, 1, 0, 3], TestModel.Visits(routes)[0]);
    }

    [Fact]
    public void Nothing_is_turned_round_that_costs_too_much()
    {
        var routes = Loaded(windows: null, order: [0, 1, 2, 3]);
        Assert.False(IsMade(routes, most: 0));
        Assert.Equal(80, routes.Cost);
    }

    [Fact]
    public void Costs_and_rules_are_those_of_the_routes_written_anew()
    {
        var made = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var model = TestModel.Of(RandomRoutingProblem.Draw(seed));
            if (model.PinnedRank is not null || model.Bonds is not null || model.Visits == 0) continue;
            var dice = new Dice((ulong)seed);
            var routes = TestModel.Begun(model, dice).Routes;
            var reversal = new RouteReversal(routes, dice);
            Assert.True(reversal.Fits);
            int[] all = [.. Enumerable.Range(0, model.Routes.Length)];
            for (var step = 0; step < 40; step++)
            {
                var visit = dice.Below(model.Visits);
                var (cost, visits) = (routes.Cost, TestModel.Visits(routes));
                if (routes.Nodes[visit].Route >= 0 && reversal.Try(visit, double.MaxValue))
                {
                    made++;
                    Assert.NotEqual(visits, TestModel.Visits(routes));
                    Assert.Equal(TestModel.CostAnew(routes, all), routes.Cost);
                    Assert.All(all, route => Assert.True(routes.IsFeasible(route) && (model.IsPlain || routes.Loads.AreKept(route))));
                    if (dice.Below(2) == 0)
                    {
                        routes.Keep();
                        continue;
                    }
                }
                routes.Undo();
                Assert.Equal(visits, TestModel.Visits(routes));
                Assert.Equal(cost, routes.Cost);
                Assert.Equal(TestModel.CostAnew(routes, all), routes.Cost);
            }
        }
        Assert.InRange(made, 100, int.MaxValue);
    }

    [Fact]
    public void One_team_for_all_finds_the_shortest_way_round()
    {
        // On a circle the shortest way is the circle.
        const int Visits = 60, Radius = 10_000;
        (double X, double Y)[] at = [.. Enumerable.Range(0, Visits + 1).Select(place => (Radius * Math.Cos(place * 23 % 61 * 2 * Math.PI / 61), Radius * Math.Sin(place * 23 % 61 * 2 * Math.PI / 61)))];
        int[] rides = [.. at.SelectMany(from => at.Select(to => (int)Math.Round(Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2)))))];
        var problem = new RoutingProblem
        {
            Places = at.Length,
            Profiles = [new KnownTravel(new TravelTable(at.Length, rides, rides))],
            Teams = [Line.Team(0)],
            Visits = [.. Enumerable.Range(1, Visits).Select(Line.At)],
        };
        var side = (int)Math.Round(2 * Radius * Math.Sin(Math.PI / 61));
        for (var seed = 1; seed <= 5; seed++)
            Assert.Equal(61.0 * side, TestedEngine.Engine.Solve(problem, TestedEngine.Limits with { Seed = seed }).Cost.Total);
    }

    /// <summary>Whether something is turned round in one of several tries, which are by chance.</summary>
    private static bool IsMade(RouteSet routes, double most)
    {
        for (var seed = 0UL; seed < 50; seed++)
            for (var visit = 0; visit < routes.Model.Visits; visit++)
            {
                if (new RouteReversal(routes, new Dice(seed)).Try(visit, most)) return true;
                routes.Undo();
            }
        return false;
    }

    /// <summary>A team on a road, that goes from 0 to 30, 20, 10 and 40; another that stays.</summary>
    private static RouteSet Loaded(TimeWindow[]? windows, int[]? order = null)
    {
        var problem = Line.Problem([0, 10, 20, 30, 40], [Line.Team(0), Line.Team(0)],
            [.. Enumerable.Range(0, 4).Select(visit => Line.At(1 + visit) with { ServiceSeconds = 0, Windows = windows is null ? [] : [windows[visit]] })]);
        var model = TestModel.Of(problem);
        var plan = new Snapshot(model);
        plan.Visits(0).AddRange(order ?? [2, 1, 0, 3]);
        var routes = new RouteSet(model);
        routes.Load(plan, All, []);
        return routes;
    }
}
