using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Days;
using static CoverageMap.Planner.Tests.Solving.Days.SmallProblem;

namespace CoverageMap.Planner.Tests.Solving.Days;

/// <summary>A sound plan passes; with one thing changed, the one rule that it breaks is reported.</summary>
public sealed class DayCheckTests
{
    private static readonly DayBreak Pause = new(12 * Hour, 13 * Hour, 30 * Minute);

    private static readonly DayProblem Problem = new(
    [
        Team("A", pause: Pause, skills: ["digital", "police"], kits: ["biometric"], stock: [("sim", 2)]),
        Team("B"),
    ],
    [
        Visit(1, at: 10, kits: ["biometric"], skills: ["police"], consumes: [("sim", 2)]),
        Visit(2, at: 20, windows: [new(8 * Hour, 10 * Hour)]),
        Visit(3, at: 5, part: 1), Visit(3, at: 5, part: 2),
        Visit(4, at: 500),
    ]);

    // A: depot, 10 minutes, serve 1 from 8:10 to 8:40, 10 minutes, serve 2 from 8:50 to 9:20, 20 minutes back at 9:40.
    private static readonly DayRoute RouteA = new(0, 8 * Hour, 9 * Hour + 40 * Minute, 12 * Hour, 40_000, 40 * Minute, Hour, 0,
    [
        new(0, 8 * Hour + 10 * Minute, 8 * Hour + 10 * Minute, 8 * Hour + 40 * Minute, 10_000, 10 * Minute),
        new(1, 8 * Hour + 50 * Minute, 8 * Hour + 50 * Minute, 9 * Hour + 20 * Minute, 10_000, 10 * Minute),
    ]);

    // B: 5 minutes, serve 3 part 1 from 8:05 to 8:35, part 2 until 9:05, back at 9:10.
    private static readonly DayRoute RouteB = new(1, 8 * Hour, 9 * Hour + 10 * Minute, null, 10_000, 10 * Minute, Hour, 0,
    [
        new(2, 8 * Hour + 5 * Minute, 8 * Hour + 5 * Minute, 8 * Hour + 35 * Minute, 5_000, 5 * Minute),
        new(3, 8 * Hour + 35 * Minute, 8 * Hour + 35 * Minute, 9 * Hour + 5 * Minute, 0, 0),
    ]);

    private static readonly DayPlan Sound = new([RouteA, RouteB], [new(4, LeftOutReason.ImpossibleHours)]);

    [Fact]
    public void Sound_plan_passes() => Assert.Empty(DayCheck.Check(Problem, Sound, Travel));

    public static TheoryData<PlanRule, DayPlan> BrokenPlans => new()
    {
        { PlanRule.EachVisitOnce, Sound with { LeftOut = [] } },
        { PlanRule.EachVisitOnce, Sound with { LeftOut = [.. Sound.LeftOut, new(0, LeftOutReason.Capacity)] } },
        { PlanRule.EachVisitOnce, Sound with { LeftOut = [.. Sound.LeftOut, new(99, LeftOutReason.Capacity)] } },
        { PlanRule.OneRouteForATeam, Sound with { Routes = [RouteA, RouteB with { TeamNumber = 7 }] } },
        { PlanRule.OneRouteForATeam, Sound with { Routes = [RouteA, RouteB, new(1, 8 * Hour, 8 * Hour, null, 0, 0, 0, 0, [])] } },
        { PlanRule.Reason, Sound with { LeftOut = [new(4, "because")] } },
        { PlanRule.Shift, With(RouteA with { StartsAt = 7 * Hour, WaitSeconds = Hour }) },
        { PlanRule.Shift, With(RouteA with { EndsAt = 18 * Hour, BreakAt = 12 * Hour, WaitSeconds = 8 * Hour - 10 * Minute }) },
        { PlanRule.Windows, With(Moved(RouteA, 1, 2 * Hour)) },
        { PlanRule.Service, With(Changed(RouteA, 0, stop => stop with { StartsAt = stop.StartsAt + Minute })) },
        { PlanRule.Service, With(Changed(RouteA, 0, stop => stop with { ArrivesAt = stop.ArrivesAt + Minute })) },
        { PlanRule.Travel, With(Changed(RouteA, 1, stop => stop with { TravelSeconds = stop.TravelSeconds - 1 })) },
        { PlanRule.Travel, With(Changed(RouteA, 1, stop => stop with { DistanceMetres = 9_000 })) },
        { PlanRule.Travel, With(Changed(RouteA, 1, stop => stop with { ArrivesAt = stop.ArrivesAt - Minute })) },
        { PlanRule.Travel, With(RouteA with { EndsAt = RouteA.EndsAt - Minute, WaitSeconds = -Minute }) },
        { PlanRule.Break, With(RouteA with { BreakAt = null }) },
        { PlanRule.Break, With(RouteA with { BreakAt = 13 * Hour + 1 }) },
        { PlanRule.Break, With(Moved(Moved(RouteA, 0, 4 * Hour), 1, 4 * Hour)) },
        { PlanRule.Break, Sound with { Routes = [RouteA, RouteB with { BreakAt = 12 * Hour }] } },
        { PlanRule.Totals, With(RouteA with { DistanceMetres = 41_000 }) },
        { PlanRule.Totals, With(RouteA with { WaitSeconds = 1 }) },
        { PlanRule.PartsApart, Sound with { Routes = [RouteA, Changed(RouteB, 1, stop => stop with { StartsAt = stop.StartsAt - 1 })] } },
    };

    [Theory]
    [MemberData(nameof(BrokenPlans))]
    public void Broken_rule_is_reported(PlanRule rule, DayPlan plan) =>
        Assert.Contains(rule, DayCheck.Check(Problem, plan, Travel).Select(violation => violation.Rule));

    [Theory]
    [InlineData(PlanRule.Skills)]
    [InlineData(PlanRule.Kits)]
    [InlineData(PlanRule.Stock)]
    public void Team_that_lacks_something_is_reported(PlanRule rule)
    {
        var able = Problem.Teams[0];
        var lacking = rule switch
        {
            PlanRule.Skills => able with { Skills = ["digital"] },
            PlanRule.Kits => able with { Kits = [] },
            _ => able with { Stock = new Dictionary<string, int> { ["sim"] = 1 } },
        };
        var problem = new DayProblem([lacking, Problem.Teams[1]], Problem.Visits);
        Assert.Equal([rule], DayCheck.Check(problem, Sound, Travel).Select(violation => violation.Rule));
    }

    private static DayPlan With(DayRoute route) => Sound with { Routes = [route, RouteB] };

    private static DayRoute Changed(DayRoute route, int stop, Func<DayStop, DayStop> change) =>
        route with { Stops = [.. route.Stops.Select((one, rank) => rank == stop ? change(one) : one)] };

    /// <summary>The stop and the way home so much later, with the wait that makes.</summary>
    private static DayRoute Moved(DayRoute route, int stop, int seconds)
    {
        var moved = Changed(route, stop, one => one with
        {
            ArrivesAt = one.ArrivesAt + seconds,
            StartsAt = one.StartsAt + seconds,
            LeavesAt = one.LeavesAt + seconds,
        });
        return moved with { EndsAt = Math.Max(route.EndsAt, 9 * Hour + 40 * Minute + seconds), WaitSeconds = seconds };
    }
}
