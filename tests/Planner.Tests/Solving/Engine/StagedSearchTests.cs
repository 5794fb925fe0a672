using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Bonds between visits are let go while it is hot: no plan that comes out may show it.</summary>
public sealed class StagedSearchTests
{
    private const int Visits = 60;
    private const int Teams = 6;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 0)]
    [InlineData(4000, 0)]
    public void Plans_keep_every_bond(int iterations, int mostLeftOut)
    {
        var problem = Draw();
        for (var seed = 1; seed <= 3; seed++)
        {
            var plan = new RoutingEngine().Solve(problem, new() { Iterations = iterations, Seed = seed, Time = TimeSpan.FromMinutes(2) });
            Assert.Empty(PlanCheck.Check(problem, plan));
            // A single step need not serve all that is bound.
            Assert.InRange(plan.LeftOut.Count, 0, mostLeftOut);
        }
    }

    [Fact]
    public void A_plan_given_is_not_made_worse()
    {
        var problem = Draw();
        var good = new RoutingEngine().Solve(problem, new() { Iterations = 20_000, Time = TimeSpan.FromMinutes(2) });
        var again = new RoutingEngine().Solve(problem, new() { Iterations = 200, Seed = 2, Time = TimeSpan.FromMinutes(2) }, null, [.. good.Routes.Select(PlannedVisits.Of)]);
        Assert.Empty(PlanCheck.Check(problem, again));
        Assert.True(again.Cost.Total <= good.Cost.Total, $"{again.Cost.Total} from {good.Cost.Total}");
    }

    [Fact]
    public void Who_cancels_while_it_is_hot_gets_the_best_plan_so_far()
    {
        var problem = Draw();
        using var cancel = new CancellationTokenSource();
        var first = new FirstReport(cancel);
        var plan = new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromMinutes(2) }, first, null, cancel.Token);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.True(plan.Cost.Total <= first.Cost, $"{plan.Cost.Total}, reported {first.Cost}");
    }

    [Fact]
    public void Before_it_is_hot_there_is_a_good_plan()
    {
        var (problem, limits) = (Draw(), new SearchLimits { Iterations = 200_000, Time = TimeSpan.FromMinutes(2) });
        using var cancel = new CancellationTokenSource();
        var watch = new SearchWatch(limits, cancel.Token);
        var builder = new ModelBuilder(problem, Enumerable.Range(0, Visits), Enumerable.Range(0, Teams));
        var answer = new PlanAnswer(builder, builder.Build(CancellationToken.None));
        var soon = answer.Write(new StagedSearch(answer.Model, limits, watch, isWarm: false, AsksUntilSteps, null).Run(answer.StartFrom(null)));
        Assert.Empty(PlanCheck.Check(problem, soon));
        Assert.InRange(watch.Steps, 1, limits.Iterations.Value / 16);
        Assert.Empty(soon.LeftOut);
        Assert.InRange(soon.Cost.Total, 0, 1.1 * new RoutingEngine().Solve(problem, limits).Cost.Total);

        bool AsksUntilSteps(Snapshot plan)
        {
            if (watch.Steps > 0) cancel.Cancel();
            return answer.Fits(plan);
        }
    }

    private static RoutingProblem Draw()
    {
        var random = new Random(1);
        int[] road = [.. Enumerable.Range(0, Teams + Visits).Select(_ => random.Next(8_000))];
        var problem = Line.Problem(road, [.. Enumerable.Range(0, Teams).Select(place => Line.Team(place) with { Capacity = [20], Shifts = [new(0, 30_000)] })],
            [.. Enumerable.Range(Teams, Visits).Select(place => Line.At(place) with { Pickup = place == Teams + 50 ? [2] : [], Worth = 100_000 })]) with
        { Dimensions = ["kits"] };
        for (var visit = 0; visit < 50; visit += 5)
            problem = problem.WithRelation((visit % 25) switch
            {
                0 => new TogetherRelation([visit, visit + 1]),
                5 => new SameTeamRelation([visit, visit + 1, visit + 2]),
                10 => new DifferentTeamsRelation([visit, visit + 1]),
                15 => new FollowsRelation(visit, visit + 1, 900, 5_000),
                _ => new ApartRelation([visit, visit + 1]),
            });
        return problem.WithRelation(new PairRelation(50, 51)).WithRelation(new TogetherRelation([51, 52]));
    }

    private sealed class FirstReport(CancellationTokenSource cancel) : IProgress<SearchProgress>
    {
        public double Cost { get; private set; } = double.MaxValue;

        public void Report(SearchProgress value)
        {
            Cost = Math.Min(Cost, value.Best.Total);
            cancel.CancelAfter(TimeSpan.FromMilliseconds(30));
        }
    }
}
