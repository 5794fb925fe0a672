using CoverageMap.Planner.Explaining;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Days;
using static CoverageMap.Planner.Tests.Solving.Days.SmallProblem;

namespace CoverageMap.Planner.Tests.Solving.Days;

public sealed class UnreachableTests
{
    private static readonly FakeIsland River = new(river: 20);

    [Fact]
    public void Visit_across_the_river_is_left_out_and_told_so()
    {
        DayProblem problem = new([Team()], [Visit(1, at: 10), Visit(2, at: 30), Visit(3, at: 31, worth: 10_000)]);
        var plan = Solve(problem);
        Assert.Equal([0], plan.Routes.SelectMany(route => route.Stops).Select(stop => stop.Visit));
        Assert.Equal([LeftOutReason.ImpossibleRoad, LeftOutReason.ImpossibleRoad], plan.LeftOut.Select(left => left.Reason));
        Assert.Empty(DayCheck.Check(problem, plan, River));
    }

    [Fact]
    public void Each_bank_is_served_by_the_team_that_starts_there()
    {
        DayProblem problem = new([Team("near"), Team("far", at: 40)],
            [.. Enumerable.Range(1, 12).Select(household => Visit(household, at: 3 * household))]);
        var plan = Solve(problem);
        Assert.Empty(plan.LeftOut);
        Assert.Equal([6, 6], plan.Routes.OrderBy(route => route.TeamNumber).Select(route => route.Stops.Count));
        Assert.Empty(DayCheck.Check(problem, plan, River));
    }

    [Fact]
    public void Team_across_the_river_does_not_make_a_visit_possible() => Assert.Equal([LeftOutReason.ImpossibleRoad], Solve(new(
        [Team("near", skills: ["police"]), Team("far", at: 40)], [Visit(1, at: 10)])).LeftOut.Select(left => left.Reason));

    [Fact]
    public void Candidates_across_the_river_take_no_place_from_those_that_can_be_visited()
    {
        // Many more than a shift holds, all worth more than those on the near bank.
        DayProblem problem = new([Team()],
        [
            .. Enumerable.Range(1, 200).Select(household => Visit(household, at: 21 + household / 100.0, worth: 500)),
            .. Enumerable.Range(1000, 5).Select(household => Visit(household, at: 2)),
        ]);
        Assert.Equal(5, Solve(problem).Routes.Sum(route => route.Stops.Count));
    }

    [Fact]
    public void Plan_across_the_river_is_a_violation_that_names_the_visit()
    {
        DayProblem problem = new([Team()], [Visit(7, at: 30)]);
        var byBoat = new DaySolver(Travel, TimeProvider.System).Solve(problem, Quick, null, CancellationToken.None);
        var violations = DayCheck.Check(problem, new(byBoat, []), River);
        Assert.Contains(violations, broken => broken is { Rule: PlanRule.Travel }
            && broken.Message == "Team A rides to household 7, where no road leads.");
        Assert.Contains(violations, broken => broken.Message == "Team A rides back to its depot, where no road leads.");
    }

    [Fact]
    public void Route_of_nothing_but_missing_roads_is_summed_without_overflow()
    {
        DayVisit[] visits = [.. Enumerable.Range(1, 300).Select(household => Visit(household, at: household % 2 * 40, service: 60))];
        DayStop[] stops = [.. Enumerable.Range(0, 300).Select(visit => new DayStop(visit, 30_000, 30_000, 30_060, 0, 0))];
        var route = new DayRoute(0, 30_000, 60_000, null, 0, 0, 18_000, 12_000, stops);
        Assert.NotEmpty(DayCheck.Check(new([Team()], visits), new([route], []), River));
    }

    private static DayPlan Solve(DayProblem problem)
    {
        var routes = new DaySolver(River, TimeProvider.System).Solve(problem, Quick, null, CancellationToken.None);
        return new(routes, new LeftOutReasons(problem, routes, River).Explain(CancellationToken.None));
    }
}
