using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Times and costs after one window changed, against those written anew for the whole route.</summary>
public sealed class SettleWindowTests
{
    [Fact]
    public void A_route_whose_window_changed_is_the_same_as_written_anew()
    {
        var changed = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var model = TestModel.Of(RandomRoutingProblem.Draw(seed));
            if (model.IsPlain) continue;
            var search = TestModel.Begun(model, new Dice((ulong)seed));
            var (routes, random) = (search.Routes, new Random(seed));
            for (var visit = 0; visit < model.Visits; visit++)
            {
                if (routes.Nodes[visit].Route < 0) continue;
                var before = TimesOf(routes, visit);
                var begin = routes.Hours.Begins.Of(visit);
                routes.Windows.Pin(visit, begin - random.Next(200), begin + random.Next(200));
                AssertSettled(routes, visit);
                if (!before.SequenceEqual(TimesOf(routes, visit))) changed++;
                routes.Windows.Repin(visit, begin + random.Next(300), model.Late[visit]);
                AssertSettled(routes, visit);
                routes.Windows.Unpin(visit);
                AssertSettled(routes, visit);
            }
        }
        Assert.True(changed > 200, $"{changed} changes are too few to tell.");
    }

    private static void AssertSettled(RouteSet routes, int visit)
    {
        routes.SettleWindow(visit);
        var (times, cost, isFeasible) = (TimesOf(routes, visit), routes.Cost, routes.IsFeasible(routes.Nodes[visit].Route));
        routes.Settle(routes.Nodes[visit].Route);
        Assert.Equal(TimesOf(routes, visit), times);
        Assert.Equal((routes.Cost, routes.IsFeasible(routes.Nodes[visit].Route)), (cost, isFeasible));
    }

    private static int[] TimesOf(RouteSet routes, int visit)
    {
        var route = routes.Nodes[visit].Route;
        List<int> visits = [];
        routes.CopyVisits(route, visits);
        return [.. visits.Append(routes.Model.Start(route)).Append(routes.Model.End(route)).SelectMany(node => routes.Hours.Times.All(node).ToArray())];
    }
}
