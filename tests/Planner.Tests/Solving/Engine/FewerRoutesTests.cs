using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class FewerRoutesTests
{
    private const int Visits = 36;

    [Theory]
    [InlineData(12, 3)]
    [InlineData(10, 4)]
    [InlineData(1, 36)]
    public void As_few_routes_are_left_as_the_loads_need(int capacity, int routes)
    {
        var search = Closed(capacity, fixedCost: 1000, worth: null);
        Assert.Equal(routes, search.Routes.Used);
        Assert.Equal(0, search.Routes.Bank.Count);
    }

    [Fact]
    public void Routes_stay_open_that_cost_nothing_by_themselves() => Assert.Equal(Visits, Closed(12, fixedCost: 0, worth: null).Routes.Used);

    [Fact]
    public void Routes_stay_open_where_visits_may_be_left_out() => Assert.Equal(Visits, Closed(12, fixedCost: 1000, worth: 500).Routes.Used);

    /// <summary>A search that began with a route for each visit.</summary>
    private static Search Closed(int capacity, double fixedCost, double? worth)
    {
        int[] road = [.. Enumerable.Range(0, Visits + 1)];
        var team = Line.Team(0) with { Capacity = [capacity], Costs = new TeamCosts { Fixed = fixedCost } };
        var problem = Line.Problem(road, [.. Enumerable.Repeat(team, Visits)],
            [.. Enumerable.Range(1, Visits).Select(place => Line.At(place) with { Delivery = [1], Worth = worth })]) with
        { Dimensions = ["kits"] };
        var model = TestModel.Of(problem);
        var begin = new Snapshot(model);
        for (var visit = 0; visit < Visits; visit++) begin.Visits(visit).Add(visit);
        var search = TestModel.Search(model, new Dice(1));
        search.Begin(begin);
        var steps = 0;
        search.CloseRoutes(heat: 1, made => (steps += made) < 100_000);
        return search;
    }
}
