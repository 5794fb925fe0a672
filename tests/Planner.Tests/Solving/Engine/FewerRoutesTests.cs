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

    [Fact]
    public void Routes_of_pairs_are_closed_too()
    {
        int[] road = [.. Enumerable.Range(0, Visits + 1)];
        var team = Line.Team(0) with { Capacity = [3], Costs = new TeamCosts { Fixed = 1000 } };
        // Out along the road with three on board, brought one place further each: one team could have them all.
        var problem = Line.Problem(road, [.. Enumerable.Repeat(team, Visits / 2)],
            [.. Enumerable.Range(1, Visits).Select(place => Line.At(place) with { Pickup = [place % 2], Worth = null })]) with
        {
            Dimensions = ["kits"],
            Relations = [.. Enumerable.Range(0, Visits / 2).Select(pair => new PairRelation(2 * pair, 2 * pair + 1))],
        };
        var model = TestModel.Of(problem);
        Assert.True(model.IsUniform);
        var begin = new Snapshot(model);
        for (var visit = 0; visit < Visits; visit++) begin.Visits(visit / 2).Add(visit);
        var search = TestModel.Search(model, new Dice(1));
        search.Begin(begin);
        var steps = 0;
        search.CloseRoutes(heat: 1, isPatient: true, made => (steps += made) < 100_000);
        Assert.Equal((1, 0), (search.Routes.Used, search.Routes.Bank.Count));
    }

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
        search.CloseRoutes(heat: 1, isPatient: false, made => (steps += made) < 100_000);
        return search;
    }
}
