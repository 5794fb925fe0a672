using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class TournamentTests
{
    private static readonly PlanAnswer Answer = StagedSearchTests.Answer();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_500, 0)]
    [InlineData(1_600, 1)]
    [InlineData(2_400, 1)]
    [InlineData(2_500, 2)]
    [InlineData(1e9, 2)]
    public void More_courses_begin_where_there_are_more_steps(double stepsOfVisit, int halvings) => Assert.Equal(halvings, Tournament.HalvingsFor(stepsOfVisit));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    public void Half_of_the_courses_end_at_each_point_and_the_best_of_all_is_the_answer(int halvings, int begun)
    {
        var limits = new SearchLimits { Iterations = 40_000, Time = TimeSpan.FromMinutes(2) };
        var watch = new SearchWatch(limits, default);
        var courses = new List<Course>();
        var plan = Run(limits, watch, halvings, courses)!;
        Assert.Equal(begun, courses.Count);
        Assert.Equal(begun, courses.Select(course => course.Limits.Seed).Distinct().Count());
        Assert.Equal(plan.Cost, courses.Min(course => course.Search.Best.Cost));
        Assert.Equal(limits.Iterations, watch.Steps);
        Assert.Equal(watch.Steps, courses.Sum(course => course.Watch.Steps));
        var ended = courses.OrderBy(course => course.Watch.Share).ToList();
        for (var (from, many) = (0, begun / 2); many > 0; (from, many) = (from + many, many / 2))
        {
            var alike = ended.GetRange(from, many);
            Assert.Single(alike.Select(course => course.Watch.Share).Distinct());
            Assert.All(ended.Skip(from + many), course => Assert.True(course.Watch.Share > alike[0].Watch.Share));
        }
        Assert.Equal(1, ended[^1].Watch.Share);
    }

    [Fact]
    public void The_course_that_was_dearer_of_late_ends()
    {
        var limits = new SearchLimits { Iterations = 20_000, Time = TimeSpan.FromMinutes(2) };
        var compared = 0;
        for (var seed = 1; seed <= 8; seed++)
        {
            var (first, courses) = (0.0, new List<Course>());
            Run(limits with { Seed = seed }, new(limits, default), 1, courses, () => first = courses.Count > 0 ? courses[0].Search.CostOfLate : 0);
            // Of the one that went on it is no longer known what it cost then.
            if (courses[1].Watch.Share == 1) continue;
            Assert.Equal(0.7, courses[1].Watch.Share);
            Assert.InRange(courses[1].Search.CostOfLate, first, double.MaxValue / 2);
            compared++;
        }
        Assert.InRange(compared, 1, 7);
    }

    [Fact]
    public void Who_cancels_gets_the_best_of_what_was_begun()
    {
        using var cancel = new CancellationTokenSource();
        var limits = new SearchLimits { Iterations = 40_000, Time = TimeSpan.FromMinutes(2) };
        var watch = new SearchWatch(limits, cancel.Token);
        var courses = new List<Course>();
        var plan = Run(limits, watch, 2, courses, () =>
        {
            if (courses.Count == 1) cancel.Cancel();
        })!;
        Assert.Equal(2, courses.Count);
        Assert.Equal(plan.Cost, courses.Min(course => course.Search.Best.Cost));
        Assert.InRange(watch.Steps, 1, limits.Iterations.Value / 2);
        Assert.Null(Run(limits, watch, 2, courses));
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        var limits = new SearchLimits { Iterations = 40_000, Seed = 3, Time = TimeSpan.FromMinutes(2) };
        Assert.Equal(Order(limits), Order(limits with { Time = TimeSpan.FromMinutes(50) }));
        Assert.NotEqual(Order(limits), Order(limits with { Seed = 4 }));

        static IEnumerable<string> Order(SearchLimits limits)
        {
            var plan = Run(limits, new(limits, default), 2, [])!;
            return [.. Enumerable.Range(0, Answer.Model.Routes.Length).Select(route => string.Join(' ', plan.Visits(route)))];
        }
    }

    /// <param name="courses">Where those are noted that begin.</param>
    /// <param name="begins">Called before one does.</param>
    private static Snapshot? Run(SearchLimits limits, SearchWatch watch, int halvings, List<Course> courses, Action? begins = null) => new Tournament(limits, watch, (own, part) =>
    {
        begins?.Invoke();
        var search = new StagedCourse(Answer.Model, own, part, isWarm: false, isStaged: true, Answer.Fits, null);
        search.Begin(new(Answer.Model));
        courses.Add(new(own, part, search));
        return search;
    }).Run(halvings);

    private sealed record Course(SearchLimits Limits, SearchWatch Watch, StagedCourse Search);
}
