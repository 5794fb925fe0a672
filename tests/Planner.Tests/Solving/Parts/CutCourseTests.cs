using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Parts;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>How much of a search's course a large problem stays in one cut.</summary>
public sealed class CutCourseTests
{
    private static readonly SearchLimits Limits = new() { Time = TimeSpan.FromSeconds(300) };

    [Theory]
    [InlineData(0, 0, 8)] // nothing to wait for
    [InlineData(4, 0, 8)] // an eighth of 37 s is more
    [InlineData(8, 0, 5)] // an eighth of 64 s
    [InlineData(100, 0, 2)] // borders move once at least
    [InlineData(0, 10, 3)] // longer parts for machines
    public void Borders_move_often_but_parts_have_some_time(double makingOfCut, int least, int cuts)
    {
        // On two lanes.
        const int Parts = 20;
        var course = new CutCourse(Limits, TimeSpan.FromSeconds(least));
        for (var part = 0; part < Parts; part++) course.Made(TimeSpan.FromSeconds(2 * makingOfCut / Parts));
        Assert.Equal(cuts, Stretches(course, Limits, Parts / 2).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.125, 0.25)]
    [InlineData(0.3, 1)]
    public void Together_they_are_the_whole_course(double from, double until)
    {
        var limits = Limits with { Course = new(from, until), Iterations = 1000 };
        var stretches = Stretches(new(limits, TimeSpan.Zero), limits, 5);
        Assert.Equal(until, stretches[^1].Until);
        Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
        Assert.All(stretches, stretch => Assert.InRange(stretch.Until - stretch.From, 0.06, 0.19));
    }

    [Fact]
    public void Where_making_parts_takes_most_of_the_time_all_that_is_left_of_it_is_one_cut()
    {
        var course = new CutCourse(Limits with { Time = TimeSpan.FromSeconds(20) }, TimeSpan.Zero);
        Assert.Equal(new(0, 0.5), course.Next(0, 10));
        course.Made(TimeSpan.FromSeconds(0.4));
        Assert.Equal(new(0.25, 1), course.Next(0.25, 10));
    }

    [Fact]
    public void Stretches_tell_shares_both_ways()
    {
        var stretch = new CourseStretch(0.25, 0.75);
        Assert.Equal([0.25, 0.5, 0.75], new[] { 0, 0.5, 1 }.Select(stretch.At));
        Assert.Equal([0, 0.5, 1], new[] { 0.25, 0.5, 0.75 }.Select(stretch.ShareAt));
    }

    private static List<CourseStretch> Stretches(CutCourse course, SearchLimits limits, int parts)
    {
        List<CourseStretch> stretches = [];
        for (var at = limits.Course.From; at < limits.Course.Until; at = stretches[^1].Until) stretches.Add(course.Next(at, parts));
        return stretches;
    }
}
