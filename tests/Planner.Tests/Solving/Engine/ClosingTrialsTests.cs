using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class ClosingTrialsTests
{
    private const int Visits = 36;

    /// <summary>Seconds from one visit to the next.</summary>
    private const int Apart = 1000;

    private static readonly int[] All = [.. Enumerable.Range(0, Visits)];
    private static readonly HashSet<string> Police = ["police"];

    [Fact]
    public void Far_visits_end_in_as_few_routes_as_their_loads_need()
    {
        var (routes, trials) = OneRouteEach(Enumerable.Repeat(0, Visits));
        var cost = routes.Cost;
        for (var trial = 0; trial < 100; trial++)
        {
            Try(trials, routes);
            Assert.True(routes.Cost <= cost);
            Assert.Equal(TestModel.CostAnew(routes, All), routes.Cost);
            cost = routes.Cost;
        }
        Assert.Equal(Visits / 12, routes.Used);
        Assert.Equal(0, routes.Bank.Count);
    }

    [Fact]
    public void They_do_where_some_visits_are_for_some_teams_only()
    {
        // Every third visit asks for what two thirds of the teams have.
        var (routes, trials) = OneRouteEach(Enumerable.Repeat(0, Visits), change: problem => problem with
        {
            Teams = [.. problem.Teams.Index().Select(team => team.Index % 3 == 0 || team.Index % 2 == 0 ? team.Item with { Skills = Police } : team.Item)],
            Visits = [.. problem.Visits.Index().Select(visit => visit.Index % 3 == 0 ? visit.Item with { Skills = Police } : visit.Item)],
        });
        Assert.False(routes.Model.IsUniform);
        for (var trial = 0; trial < 200; trial++) Try(trials, routes);
        Assert.Equal(Visits / 12, routes.Used);
        Assert.All(TestModel.Visits(routes).Index(), route => Assert.All(route.Item, visit => Assert.True(routes.Model.CanServe(route.Index, visit))));
        Assert.Equal(TestModel.CostAnew(routes, All), routes.Cost);
    }

    [Fact]
    public void None_is_due_where_visits_are_bound_or_pinned_or_a_team_is_on_its_way()
    {
        Assert.True(AreDue(OneForPolice));
        Assert.True(AreDue(problem => problem.WithRelation(new PairRelation(0, 1))));
        Assert.False(AreDue(problem => problem.WithRelation(new FollowsRelation(0, 1, 0, 500_000))));
        Assert.False(AreDue(problem => problem.WithVisit(0, visit => visit with { PinnedRank = 0 })));
        Assert.False(AreDue(problem => problem.WithTeam(0, team => team with { Driven = [new(0, Apart)] })));

        static bool AreDue(Func<RoutingProblem, RoutingProblem> change)
        {
            var (_, trials) = OneRouteEach(Enumerable.Repeat(0, Visits), change: change);
            return Enumerable.Range(0, 50_000).Any(_ => trials.IsDue(0.5));
        }
    }

    [Fact]
    public void Routes_are_as_they_were_where_closing_one_is_dearer()
    {
        // Each team lives beside its visit, and far from all others.
        var (routes, trials) = OneRouteEach(All.Select(visit => 1 + visit));
        var (cost, before) = (routes.Cost, TestModel.Visits(routes));
        for (var trial = 0; trial < 20; trial++) Try(trials, routes);
        Assert.Equal(cost, routes.Cost);
        Assert.Equal(before, TestModel.Visits(routes));
        Assert.Equal(TestModel.CostAnew(routes, All), routes.Cost);
    }

    [Fact]
    public void Who_cancels_gets_the_routes_of_before()
    {
        // Three full routes: none can be closed, which takes a while to see.
        var (routes, trials) = OneRouteEach(Enumerable.Repeat(0, Visits));
        for (var trial = 0; trial < 100; trial++) Try(trials, routes);
        var before = TestModel.Visits(routes);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Equal(64, trials.Try(All, All, 10, heat: 1, cancelled.Token));
        Assert.Equal(before, TestModel.Visits(routes));
    }

    [Theory]
    [InlineData(0.5, null, true)]
    [InlineData(0, null, false)]
    [InlineData(0.5, 20_000.0, false)]
    public void Trials_are_due_where_they_may_take_steps_and_all_must_be_served(double share, double? worth, bool areDue)
    {
        var (_, trials) = OneRouteEach(Enumerable.Repeat(0, Visits), worth);
        Assert.Equal(areDue, Enumerable.Range(0, 50_000).Any(_ => trials.IsDue(share)));
    }

    [Fact]
    public void Trials_that_close_nothing_take_their_share_of_the_steps()
    {
        var (routes, trials) = OneRouteEach(Enumerable.Repeat(0, Visits));
        for (var trial = 0; trial < 100; trial++) Try(trials, routes);
        var (steps, made) = (0, 0);
        for (; steps < 4_000_000; steps++)
            if (trials.IsDue(0.04)) made += Try(trials, routes);
        // Some are left over from those that did.
        Assert.InRange(made, 0.035 * steps, 0.045 * steps + 33 * 5000);
    }

    [Theory]
    [InlineData(0.1, false, 0)]
    [InlineData(0.4, false, 0.04)]
    [InlineData(0.8, false, 0)]
    [InlineData(0.4, true, 0)]
    public void They_have_their_share_while_it_is_neither_hot_nor_cold(double course, bool isWarm, double share)
    {
        foreach (var change in new[] { null, OneForPolice })
        {
            var (routes, _) = OneRouteEach(Enumerable.Repeat(0, Visits), change: change);
            Assert.Equal(change is null, routes.Model.IsUniform);
            var cooling = new Cooling(isWarm);
            cooling.Measure(routes);
            Assert.Equal(share, cooling.Now(course, isThrifty: true).TrialShare);
        }
    }

    /// <summary>The first visit is for the first team only.</summary>
    private static RoutingProblem OneForPolice(RoutingProblem problem) =>
        problem.WithVisit(0, visit => visit with { Skills = Police }).WithTeam(0, team => team with { Skills = Police });

    private static int Try(ClosingTrials trials, RouteSet routes)
    {
        var made = trials.Try(All, All, 10, heat: 1, default);
        routes.Keep();
        return made;
    }

    /// <summary>Visits along a road, each served by a team of its own that may have twelve.</summary>
    /// <param name="starts">By team: 0, the beginning of the road, or the number of a visit's place.</param>
    /// <param name="change">What else the problem is to have; null: nothing, so that it is plain.</param>
    private static (RouteSet Routes, ClosingTrials Trials) OneRouteEach(IEnumerable<int> starts, double? worth = null, Func<RoutingProblem, RoutingProblem>? change = null)
    {
        int[] road = [.. Enumerable.Range(0, Visits + 1).Select(place => Apart * place)];
        var problem = Line.Problem(road, [.. starts.Select(place => Line.Team(place) with { Capacity = [12], Shifts = [new(0, 1_000_000)] })],
            [.. Enumerable.Range(1, Visits).Select(place => Line.At(place) with { Delivery = [1], Worth = worth })]) with
        { Dimensions = ["kits"] };
        var model = TestModel.Of(change?.Invoke(problem) ?? problem);
        Assert.True(model.IsPlain || change is not null);
        var plan = new Snapshot(model);
        for (var visit = 0; visit < model.Visits; visit++) plan.Visits(visit).Add(visit);
        var (routes, dice) = (new RouteSet(model), new Dice(1));
        routes.Load(plan, All, []);
        var (ruin, recreate) = (new Ruin(routes, dice), new Recreate(routes, dice, new VisitOrders(model)));
        return (routes, new(routes, new(routes, ruin, recreate, dice), dice));
    }
}
