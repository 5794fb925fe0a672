using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class TournamentTests
{
    private static readonly SearchLimits Limits = new() { Iterations = 40_000, Seed = 3, Time = TimeSpan.FromMinutes(2) };
    private static readonly PlanAnswer Answer = AnswerOf(StagedSearchTests.Draw());

    [Theory]
    [InlineData(0, false)]
    [InlineData(2_000, false)]
    [InlineData(2_200, true)]
    public void It_needs_many_steps_for_each_visit(double stepsOfVisit, bool fits) => Assert.Equal(fits, Tournament.Fits(stepsOfVisit));

    [Fact]
    public void The_first_course_and_one_of_three_others_are_made_to_their_end_and_the_best_of_all_is_the_answer()
    {
        var watch = new SearchWatch(Limits, default);
        var courses = new List<Course>();
        var first = long.MaxValue;
        var plan = Run(Limits, watch, courses, () => first = courses.Count == 1 ? courses[0].Search.Best.Cost : first)!;
        Assert.Equal(4, courses.Select(course => course.Limits.Seed).Distinct().Count());
        Assert.Equal((1, first), (courses[0].Watch.Share, courses[0].Search.Best.Cost));
        Assert.Equal([0.5, 0.5, 1], courses.Skip(1).Select(course => course.Watch.Share).Order());
        Assert.Equal(plan.Cost, courses.Min(course => course.Search.Best.Cost));
        Assert.Equal(Limits.Iterations, watch.Steps);
        Assert.Equal(watch.Steps, courses.Sum(course => course.Watch.Steps));
    }

    [Fact]
    public void The_challenger_that_cost_least_of_late_goes_on()
    {
        var lastWon = 0;
        for (var seed = 1; seed <= 8; seed++)
        {
            var costs = new List<double>();
            var courses = new List<Course>();
            Run(Limits with { Seed = seed }, new(Limits, default), courses, () => costs.Add(courses.Count > 0 ? courses[^1].Search.CostOfLate : 0));
            // Begun are the second to the fourth, of which the costs half-way are known of all that ended there, and of all but the last.
            var won = courses.FindIndex(1, course => course.Watch.Share == 1);
            double CostOf(int number) => number < 3 ? costs[number + 1] : courses[3].Search.CostOfLate;
            foreach (var ended in Enumerable.Range(1, 3).Where(number => number != won))
            {
                Assert.Equal(0.5, courses[ended].Watch.Share);
                Assert.Equal(CostOf(ended), courses[ended].Search.CostOfLate);
                if (won < 3) Assert.InRange(CostOf(ended), CostOf(won), double.MaxValue / 2);
            }
            lastWon += won == 3 ? 1 : 0;
        }
        Assert.InRange(lastWon, 0, 7);
    }

    [Fact]
    public void Who_cancels_gets_the_best_of_what_was_begun()
    {
        using var cancel = new CancellationTokenSource();
        var watch = new SearchWatch(Limits, cancel.Token);
        var courses = new List<Course>();
        var plan = Run(Limits, watch, courses, () =>
        {
            if (courses.Count == 1) cancel.Cancel();
        })!;
        Assert.Equal(2, courses.Count);
        Assert.Equal(plan.Cost, courses.Min(course => course.Search.Best.Cost));
        Assert.InRange(watch.Steps, 1, 20_000);
        Assert.Null(Run(Limits, watch, []));
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        Assert.Equal(Order(Limits), Order(Limits with { Time = TimeSpan.FromMinutes(50) }));
        Assert.NotEqual(Order(Limits), Order(Limits with { Seed = 4 }));

        static IEnumerable<string> Order(SearchLimits limits)
        {
            var plan = Run(limits, new(limits, default), [])!;
            return [.. Enumerable.Range(0, Answer.Model.Routes.Length).Select(route => string.Join(' ', plan.Visits(route)))];
        }
    }

    /// <param name="courses">Where those are noted that begin.</param>
    /// <param name="begins">Called before one does.</param>
    private static Snapshot? Run(SearchLimits limits, SearchWatch watch, List<Course> courses, Action? begins = null) => new Tournament(limits, watch, (own, part) =>
    {
        begins?.Invoke();
        var search = new StagedCourse(Answer.Model, own, part, isWarm: false, isStaged: true, Answer.Fits, null);
        search.Begin(new(Answer.Model));
        courses.Add(new(own, part, search));
        return search;
    }).Run();

    private static PlanAnswer AnswerOf(RoutingProblem problem)
    {
        var builder = new ModelBuilder(problem, Enumerable.Range(0, problem.Visits.Count), Enumerable.Range(0, problem.Teams.Count));
        return new(builder, builder.Build(default));
    }

    private sealed record Course(SearchLimits Limits, SearchWatch Watch, StagedCourse Search);
}
