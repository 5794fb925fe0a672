using CoverageMap.Planner.Explaining;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Days;
using CoverageMap.Planner.Tests.Solving.Days;
using static CoverageMap.Planner.Tests.Solving.Days.SmallProblem;

namespace CoverageMap.Planner.Tests.Explaining;

public sealed class LeftOutReasonsTests
{
    [Fact]
    public void Skill_that_no_team_has_is_named() =>
        Assert.Equal(LeftOutReason.ImpossibleSkill, Reason([Team()], Visit(1, skills: ["police"])));

    [Fact]
    public void Kit_that_no_skilled_team_has_is_named() => Assert.Equal(LeftOutReason.ImpossibleKit,
        Reason([Team(), Team("K", skills: ["telecom"], kits: ["biometric"])], Visit(1, kits: ["biometric"])));

    [Fact]
    public void Stock_that_no_team_starts_with_is_named() =>
        Assert.Equal(LeftOutReason.ImpossibleStock, Reason([Team(stock: [("sim", 1)])], Visit(1, consumes: [("sim", 2)])));

    [Fact]
    public void Window_outside_every_shift_is_impossible() =>
        Assert.Equal(LeftOutReason.ImpossibleHours, Reason([Team()], Visit(1, windows: [new(18 * Hour, 19 * Hour)])));

    [Fact]
    public void Place_too_far_for_a_shift_is_impossible() =>
        Assert.Equal(LeftOutReason.ImpossibleHours, Reason([Team()], Visit(1, at: 300)));

    [Fact]
    public void Full_hours_are_capacity()
    {
        DayVisit[] visits = [.. Enumerable.Range(1, 4).Select(household => Visit(household, service: 3 * Hour))];
        Assert.Equal([LeftOutReason.Capacity, LeftOutReason.Capacity], Reasons([Team()], visits));
    }

    [Fact]
    public void Used_up_stock_is_told_where_hours_are_left() => Assert.Equal([LeftOutReason.Stock],
        Reasons([Team(stock: [("sim", 3)])], [Visit(1, consumes: [("sim", 2)]), Visit(2, consumes: [("sim", 2)])]));

    [Fact]
    public void Visit_that_a_team_has_time_for_is_not_called_capacity()
    {
        DayProblem problem = new([Team()], [Visit(1)]);
        Assert.Equal([LeftOutReason.SolverLimit],
            new LeftOutReasons(problem, [], Travel).Explain(CancellationToken.None).Select(left => left.Reason));
    }

    private static string Reason(DayTeam[] teams, DayVisit visit) => Assert.Single(Reasons(teams, [visit]));

    private static string[] Reasons(DayTeam[] teams, DayVisit[] visits)
    {
        DayProblem problem = new(teams, visits);
        var routes = new DaySolver(Travel, TimeProvider.System).Solve(problem, Quick, null, CancellationToken.None);
        return [.. new LeftOutReasons(problem, routes, Travel).Explain(CancellationToken.None).Select(left => left.Reason)];
    }
}
