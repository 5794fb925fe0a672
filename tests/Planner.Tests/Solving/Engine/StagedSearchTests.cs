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
    public void Who_cancels_once_it_was_hot_gets_the_good_plan_of_before()
    {
        var limits = new SearchLimits { Iterations = 200_000, Time = TimeSpan.FromMinutes(2) };
        using var cancel = new CancellationTokenSource();
        var quick = long.MaxValue;
        var (answer, soon, steps) = Run(limits, cancel, (steps, _, cost) =>
        {
            // The steps of quick searches are counted once these have ended.
            if (steps == 0) quick = Math.Min(quick, cost);
            else cancel.Cancel();
        });
        var plan = answer.Write(soon);
        Assert.Empty(PlanCheck.Check(Draw(), plan));
        Assert.InRange(steps, 1, limits.Iterations.Value / 2);
        Assert.InRange(soon.Cost, 0, quick);
        Assert.Empty(plan.LeftOut);
        Assert.InRange(plan.Cost.Total, 0, 1.1 * new RoutingEngine().Solve(Draw(), limits).Cost.Total);
    }

    [Fact]
    public void A_quick_search_is_kept_apart_from_what_was_settled_while_it_was_hot()
    {
        List<(double Course, long Cost)> asked = [];
        using var cancel = new CancellationTokenSource();
        var (_, plan, _) = Run(new() { Iterations = 100_000, Time = TimeSpan.FromMinutes(2) }, cancel, (_, course, cost) => asked.Add((course, cost)));
        var quick = asked.Where(entry => entry.Course < 0.1).Min(entry => entry.Cost);
        var afterHot = asked.First(entry => entry.Course >= 0.1).Cost;
        Assert.True(afterHot > quick, $"{afterHot} after what cost {quick}");
        Assert.InRange(plan.Cost, 0, quick);
    }

    [Fact]
    public void Plans_told_of_never_get_worse_from_one_course_to_the_next()
    {
        List<double> told = [];
        var plan = new RoutingEngine().Solve(Draw(), new() { Iterations = 200_000, Time = TimeSpan.FromMinutes(2) }, new Reports(told));
        Assert.Equal(told.OrderDescending(), told);
        Assert.Equal(plan.Cost.Total, told[^1], 1e-6);
    }

    /// <param name="asks">Called with the steps made, the course and the cost of routes whenever it is asked whether they have a timetable.</param>
    private static (PlanAnswer Answer, Snapshot Plan, long Steps) Run(SearchLimits limits, CancellationTokenSource cancel, Action<long, double, long> asks)
    {
        var watch = new SearchWatch(limits, cancel.Token);
        var answer = Answer();
        var plan = new StagedSearch(answer.Model, limits, watch, isWarm: false, Asks, null).Run(answer.StartFrom(null));
        return (answer, plan, watch.Steps);

        bool Asks(Snapshot routes)
        {
            asks(watch.Steps, watch.Course, routes.Cost);
            return answer.Fits(routes);
        }
    }

    /// <summary>Of a road with every kind of bond.</summary>
    internal static PlanAnswer Answer()
    {
        var builder = new ModelBuilder(Draw(), Enumerable.Range(0, Visits), Enumerable.Range(0, Teams));
        return new(builder, builder.Build(CancellationToken.None));
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

    private sealed class Reports(List<double> told) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => told.Add(value.Best.Total);
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
