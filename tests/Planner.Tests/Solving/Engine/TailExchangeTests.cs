using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class TailExchangeTests
{
    [Fact]
    public void Crossed_routes_are_uncrossed()
    {
        // Two teams that both ride along the whole road, though each could stay on its side.
        var routes = Loaded(Line.Problem([0, 1000, 10, 20, 990, 980], [Line.Team(0), Line.Team(1)],
            [.. Enumerable.Range(2, 4).Select(Line.At)]), [[0, 2], [3, 1]]);
        var before = routes.Cost;
        var exchange = new TailExchange(routes, new Dice(1));
        Assert.True(IsMade(exchange, most: 0));
        Assert.True(routes.Cost < before);
        Assert.Equal([[0, 1], [3, 2]], TestModel.Visits(routes));
    }

    [Fact]
    public void Teams_at_either_end_of_the_road_trade_all_they_have_if_that_is_cheaper()
    {
        List<List<int>> far = [[2, 3], [0, 1]], near = [[0, 1], [2, 3]];
        var problem = Line.Problem([0, 1000, 10, 20, 990, 980], [Line.Team(0), Line.Team(1)], [.. Enumerable.Range(2, 4).Select(Line.At)]);
        Assert.Equal(near, TestModel.Visits(TradedAsWhole(far, most: 0)));
        Assert.Equal(near, TestModel.Visits(TradedAsWhole(near, most: 0)));
        Assert.Equal(far, TestModel.Visits(TradedAsWhole(near, most: double.MaxValue)));

        RouteSet TradedAsWhole(List<List<int>> visits, double most)
        {
            var routes = Loaded(problem, [.. visits.Select(route => route.ToArray())]);
            Assert.True(routes.Model.IsPlain);
            var exchange = new TailExchange(routes, new Dice(1));
            for (var attempt = 0; attempt < 100; attempt++)
            {
                if (exchange.Try(visits[0][0], [0, 1], most) && TestModel.Visits(routes)[0].Count == 2 && TestModel.Visits(routes)[0][0] == visits[1][0]) return routes;
                routes.Undo();
            }
            return routes;
        }
    }

    [Fact]
    public void What_a_team_may_not_serve_is_taken_out_when_it_gets_the_rest()
    {
        var problem = Line.Problem([0, 1000, 10, 20, 990, 980], [Line.Team(0), Line.Team(1) with { Skills = new HashSet<string> { "police" } }],
            [.. Enumerable.Range(2, 4).Select(Line.At)]).WithVisit(1, visit => visit with { Skills = new HashSet<string> { "police" } });
        var routes = Loaded(problem, [[0, 2], [3, 1]]);
        var exchange = new TailExchange(routes, new Dice(1));
        Assert.True(IsMade(exchange, most: double.MaxValue));
        Assert.Equal([1], exchange.Misfits);
        Assert.True(routes.Bank.Contains(1));
    }

    [Fact]
    public void Teams_never_get_more_than_they_hold()
    {
        int[] holds = [4, 2, 1];
        var problem = Line.Problem([0, 1000, 10, 20, 990, 980, 30, 970, 500], [.. holds.Select((units, team) => Line.Team(team % 2) with { Capacity = [units] })],
            [.. Enumerable.Range(2, 7).Select(place => Line.At(place) with { Delivery = [1] })]) with
        { Dimensions = ["kits"] };
        var made = 0;
        for (var seed = 0UL; seed < 500; seed++)
        {
            var routes = Loaded(problem, [[0, 2, 1, 3], [4, 5], [6]]);
            Assert.True(routes.Model.IsPlain);
            if (!new TailExchange(routes, new Dice(seed)).Try((int)(seed % 7), [0, 1, 2], double.MaxValue)) continue;
            made++;
            Assert.All(TestModel.Visits(routes).Zip(holds), route => Assert.InRange(route.First.Count, 0, route.Second));
        }
        Assert.InRange(made, 50, int.MaxValue);
    }

    [Fact]
    public void Costs_and_rules_are_those_of_the_routes_written_anew()
    {
        var made = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            var model = TestModel.Of(problem);
            if (model.PinnedRank is not null || model.Visits == 0) continue;
            var dice = new Dice((ulong)seed);
            var search = TestModel.Begun(model, dice);
            var (routes, exchange) = (search.Routes, new TailExchange(search.Routes, dice));
            int[] all = [.. Enumerable.Range(0, model.Routes.Length)];
            for (var step = 0; step < 40; step++)
            {
                var visit = dice.Below(model.Visits);
                var (cost, visits) = (routes.Cost, TestModel.Visits(routes));
                if (routes.Nodes[visit].Route >= 0 && exchange.Try(visit, all, double.MaxValue))
                {
                    made++;
                    Assert.All(all, route => Assert.True(routes.IsFeasible(route)));
                    if (model.Bonds is null) Assert.Equal(TestModel.CostAnew(routes, all), routes.Cost);
                    if (dice.Below(2) == 0)
                    {
                        routes.Keep();
                        continue;
                    }
                }
                routes.Undo();
                Assert.Equal(visits, TestModel.Visits(routes));
                Assert.Equal(cost, routes.Cost);
                if (model.Bonds is null) Assert.Equal(TestModel.CostAnew(routes, all), routes.Cost);
            }
        }
        Assert.InRange(made, 100, int.MaxValue);
    }

    /// <summary>Whether tails are traded in one of several tries, which are by chance.</summary>
    private static bool IsMade(TailExchange exchange, double most)
    {
        for (var attempt = 0; attempt < 50; attempt++)
            if (exchange.Try(0, [0, 1], most)) return true;
        return false;
    }

    private static RouteSet Loaded(RoutingProblem problem, int[][] visits)
    {
        var model = TestModel.Of(problem);
        var plan = new Snapshot(model);
        for (var route = 0; route < visits.Length; route++) plan.Visits(route).AddRange(visits[route]);
        var routes = new RouteSet(model);
        routes.Load(plan, [.. Enumerable.Range(0, visits.Length)], plan.LeftOut());
        return routes;
    }
}
