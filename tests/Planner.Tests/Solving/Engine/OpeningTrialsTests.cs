using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class OpeningTrialsTests
{
    private const int Visits = 16;
    private const int Price = 123;

    /// <summary>Visits are due by turns on the left and on the right of where teams begin, so far apart in time that one team can serve all.</summary>
    private static readonly int[] BothSides = [.. Enumerable.Range(0, Visits).Select(visit => visit % 2 == 0 ? 0 : 20_000)];
    private static readonly int[] OneSide = [.. Enumerable.Range(0, Visits).Select(visit => 20_000 + visit)];

    [Fact]
    public void Who_goes_to_and_fro_gets_help()
    {
        var (routes, trials) = OneRoute(BothSides, teams: 2);
        var cost = routes.Cost;
        for (var trial = 0; trial < 5; trial++)
        {
            var made = trials.Try([0, 1], trial, heat: 1, default);
            Assert.Equal(300, made);
            Assert.True(routes.Cost <= cost);
            Assert.Equal(TestModel.CostAnew(routes, [0, 1]), routes.Cost);
            cost = routes.Cost;
            if (routes.Used == 2) break;
        }
        Assert.Equal(2, routes.Used);
        Assert.Equal(2 * 20_000, routes.Cost);
        Assert.Equal(Price, routes.Unused.Price);
    }

    [Fact]
    public void Routes_are_as_they_were_where_another_one_is_dearer()
    {
        var (routes, trials) = OneRoute(OneSide, teams: 2);
        var (cost, before) = (routes.Cost, TestModel.Visits(routes));
        for (var trial = 0; trial < 5; trial++) Assert.Equal(300, trials.Try([0, 1], trial, heat: 1, default));
        Assert.Equal(cost, routes.Cost);
        Assert.Equal(before, TestModel.Visits(routes));
        Assert.Equal(Price, routes.Unused.Price);
    }

    [Fact]
    public void Who_cancels_gets_the_routes_of_before()
    {
        var (routes, trials) = OneRoute(OneSide, teams: 2);
        var before = TestModel.Visits(routes);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Equal(0, trials.Try([0, 1], 0, heat: 1, cancelled.Token));
        Assert.Equal(before, TestModel.Visits(routes));
        Assert.Equal(Price, routes.Unused.Price);
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(3, 2)]
    public void Nothing_happens_without_another_team_or_with_few_visits(int visits, int teams)
    {
        var (routes, trials) = OneRoute(BothSides[..visits], teams);
        var before = TestModel.Visits(routes);
        Assert.Equal(0, trials.Try([.. Enumerable.Range(0, teams)], 0, heat: 1, default));
        Assert.Equal(before, TestModel.Visits(routes));
    }

    [Fact]
    public void Nothing_happens_where_the_team_that_is_left_cannot_take_the_rest()
    {
        var (routes, trials) = OneRoute(BothSides, teams: 2, hours: 40_000);
        var before = TestModel.Visits(routes);
        Assert.Equal(0, trials.Try([0, 1], 0, heat: 1, default));
        Assert.Equal(before, TestModel.Visits(routes));
        Assert.Equal(TestModel.CostAnew(routes, [0, 1]), routes.Cost);
    }

    [Fact]
    public void Teams_of_another_kind_help_too()
    {
        var (routes, trials) = OneRoute(BothSides, teams: 2, price: 2);
        for (var trial = 0; trial < 5 && routes.Used < 2; trial++) trials.Try([0, 1], trial, heat: 1, default);
        Assert.Equal(2, routes.Used);
        Assert.Equal(TestModel.CostAnew(routes, [0, 1]), routes.Cost);
    }

    [Theory]
    [InlineData(0.5, null, true)]
    [InlineData(0, null, false)]
    [InlineData(0.5, 1_000.0, false)]
    public void Trials_are_due_where_they_may_take_steps_and_all_must_be_served(double share, double? worth, bool areDue)
    {
        var (routes, trials) = OneRoute(BothSides, teams: 2, worth: worth);
        routes.ExchangeTails(3, routes.Model.Start(1));
        routes.Keep();
        Assert.Equal(areDue, Enumerable.Range(0, 50_000).Any(_ => trials.IsDue(share)));
    }

    /// <summary>All visits with the first team, each in a window of its own, in their order.</summary>
    /// <param name="places">Of the visits, on a road in whose middle, at 10,000, teams begin and end.</param>
    /// <param name="hours">Of the second team, from the beginning.</param>
    /// <param name="price">What the second team costs to go out.</param>
    private static (RouteSet Routes, OpeningTrials Trials) OneRoute(int[] places, int teams, int hours = 1_000_000, double? worth = null, double price = 0)
    {
        var problem = Line.Problem([10_000, .. places],
            [.. Enumerable.Range(0, teams).Select(team => Line.Team(0) with { Shifts = [new(0, team == 0 ? 1_000_000 : hours)], Costs = new() { Fixed = team == 0 ? 0 : price } })],
            [.. places.Index().Select(visit => Line.At(1 + visit.Index) with { Worth = worth, Windows = [new(20_000 + 25_000 * visit.Index, 40_000 + 25_000 * visit.Index)] })]);
        var model = TestModel.Of(problem);
        Assert.True(model.IsPlain);
        var plan = new Snapshot(model);
        plan.Visits(0).AddRange(Enumerable.Range(0, places.Length));
        var (routes, dice) = (new RouteSet(model), new Dice(1));
        routes.Load(plan, [.. Enumerable.Range(0, teams)], []);
        routes.Unused.Price = Price;
        var (ruin, recreate) = (new Ruin(routes, dice), new Recreate(routes, dice, new VisitOrders(model)));
        return (routes, new(routes, new(routes, ruin, recreate, dice), dice, Step));

        void Step(int centre, double heat)
        {
            var before = routes.Cost;
            var isFeasible = ruin.Around(centre, routes.Used, places.Length, 10);
            if (isFeasible) recreate.Serve([.. ruin.Removed]);
            if (isFeasible && routes.Cost < before - heat * Math.Log(dice.Share())) routes.Keep();
            else routes.Undo();
        }
    }
}
