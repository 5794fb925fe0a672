using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class PairPlacesTests
{
    private const int Pairs = 20;

    /// <summary>Against every place in every route, put in and looked at.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void No_place_is_cheaper_than_the_one_found(bool withBreaks, bool withLoads)
    {
        var found = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            var routes = TestModel.Begun(TestModel.Of(Drawn(new(seed), withBreaks, withLoads)), new Dice((ulong)seed)).Routes;
            for (var pair = 0; pair < Pairs; pair++)
            {
                var (pickup, delivery) = (2 * pair, 2 * pair + 1);
                if (routes.Nodes[pickup].Route is not (>= 0 and var route)) continue;
                routes.Remove(pickup);
                routes.Remove(delivery);
                routes.Settle(route);
                routes.Keep();
                var best = new PairPlaces(routes, new(new Dice(1), isSmall: false)).Best(pickup, delivery, null, int.MaxValue, Place.NoLimit);
                Assert.Equal(Cheapest(routes, pickup, delivery), best?.Cost);
                routes.InsertPair(best!.Value.Change);
                routes.Keep();
                found++;
            }
        }
        Assert.True(found > 100, $"only {found} pairs are served");
    }

    private static long? Cheapest(RouteSet routes, int pickup, int delivery)
    {
        var cheapest = default(long?);
        foreach (var route in Enumerable.Range(0, routes.Model.Routes.Length))
        {
            var visits = TestModel.Visits(routes)[route];
            int[] nodes = [routes.Model.Start(route), .. visits];
            for (var first = 0; first < nodes.Length; first++)
                for (var second = first; second < nodes.Length; second++)
                {
                    var (before, worth) = (routes.Cost, routes.Worths.Of(pickup) + routes.Worths.Of(delivery));
                    routes.InsertPair(new(pickup, route, nodes[first], delivery, second == first ? pickup : nodes[second]));
                    var cost = routes.Cost - before + worth;
                    if (routes.IsFeasible(route) && routes.Loads.AreKept(route) && !(cost >= cheapest)) cheapest = cost;
                    routes.Undo();
                }
        }
        return cheapest;
    }

    private static RoutingProblem Drawn(Random random, bool withBreaks, bool withLoads)
    {
        int[] road = [.. Enumerable.Range(0, 2 * Pairs + 1).Select(_ => random.Next(1000))];
        var team = Line.Team(0) with
        {
            Capacity = [withLoads ? 12 : 6],
            Costs = new TeamCosts { Fixed = 50 },
            Shifts = [new(0, 9_000) { Breaks = withBreaks ? [new([new(3_000, 5_000)], 600)] : [] }],
        };
        return Line.Problem(road, [team, team, team, team], [.. Enumerable.Range(1, 2 * Pairs).Select(place =>
        {
            var from = random.Next(7_000);
            return Line.At(place) with
            {
                Pickup = [place % 2 == 1 ? 1 + random.Next(3) : 0],
                Delivery = [withLoads ? random.Next(2) : 0],
                Windows = random.Next(2) == 0 ? [] : [new(from, from + 2_500)],
            };
        })]) with
        {
            Dimensions = ["kits"],
            Relations = [.. Enumerable.Range(0, Pairs).Select(pair => new PairRelation(2 * pair, 2 * pair + 1))],
        };
    }
}
