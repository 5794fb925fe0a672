using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Parts;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>What visits of another part depend on is not left out for what must be served as well.</summary>
public sealed class PartProblemTests
{
    /// <summary>Team 0 has time for one visit; visit 0 goes together with what team 1 serves.</summary>
    private static readonly RoutingProblem Problem = Line.Problem([0, 10, 20, 0],
        [Line.Team(0) with { Shifts = [new(0, 100)] }, Line.Team(3)],
        [Line.At(1) with { Worth = 5 }, Line.At(2) with { Worth = null }, Line.At(2)])
        .WithRelation(new TogetherRelation([0, 2]));

    [Fact]
    public void What_is_held_comes_before_what_must_be_served()
    {
        var plan = new WholePlan(Problem, null);
        plan.Take(new([0, 1], []), Timetable.Write(Problem, [new(0, 0, [0]), new(1, 0, [2])])!);
        var task = new PartProblem(Problem).Of(new([0], [0, 1]), plan);
        Assert.Equal([0], task.Held);
        Assert.Null(task.Problem.Visits[0].Worth);
        Assert.Equal((1.0, 1), (task.Problem.Visits[1].Worth, task.Problem.Visits[1].PriorityClass));
        Assert.True(task.IsKeptBy(Timetable.Write(Problem, [new(0, 0, [0])])!, plan));
        Assert.False(task.IsKeptBy(Timetable.Write(Problem, [new(0, 0, [1])])!, plan));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(50, false)]
    public void What_follows_outside_must_still_be_in_time(int setup, bool isKept)
    {
        // In the whole plan visit 0 needs no setup, as the stop before it is at its place; alone it ends so much later.
        var problem = Line.Problem([0, 10, 10, 0],
            [Line.Team(0), Line.Team(3)],
            [Line.At(1) with { SetupSeconds = setup, PinnedTime = 200 }, Line.At(2), Line.At(1) with { SetupSeconds = setup }])
            .WithRelation(new FollowsRelation(0, 1, 0, 100));
        var plan = new WholePlan(problem, null);
        plan.Take(new([0, 1], []), Timetable.Write(problem, [new(0, 0, [2, 0]), new(1, 0, [1])])!);
        var task = new PartProblem(problem).Of(new([0], [0, 2]), plan);
        Assert.True(task.IsKeptBy(Timetable.Write(problem, [new(0, 0, [2, 0])])!, plan));
        Assert.Equal(isKept, task.IsKeptBy(Timetable.Write(problem, [new(0, 0, [0])])!, plan));
    }

    [Fact]
    public void What_was_driven_before_what_it_should_have_followed_holds_nothing()
    {
        var problem = Line.Problem([0, 10, 20], [Line.Team(0) with { Driven = [new(1, 50)] }, Line.Team(0)], Line.At(1) with { PinnedTime = 500 }, Line.At(2)).WithRelation(new FollowsRelation(0, 1));
        var plan = new WholePlan(problem, null);
        plan.Take(new([0, 1], []), Timetable.Write(problem, [new(0, 0, [1]), new(1, 0, [0])])!);
        var task = new PartProblem(problem).Of(new([0], [1]), plan);
        Assert.Empty(task.Held);
        Assert.Equal([1], task.Visits);
    }

    [Fact]
    public void A_large_problem_with_every_rule_keeps_what_is_bound_across_parts()
    {
        var problem = RandomRoutingProblem.Draw(9104, 2772);
        Assert.Empty(PlanCheck.Check(problem, TestedEngine.Engine.Solve(problem, TestedEngine.Limits with { Time = TimeSpan.FromMinutes(2), Seed = 9104, Iterations = 3000 })));
    }
}
