using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>A plan written by hand, then spoilt in one way at a time.</summary>
public sealed class PlanCheckTests
{
    private static readonly RoutingProblem Problem = Line.Usual.WithVisit(0, visit => visit with { SetupSeconds = 40 })
        .WithShifts(0, new TeamShift(1000, 2000) { Breaks = [new([new(1050, 1400)], 30) { MayInterruptRide = true }] });

    // From 0 to 100 with a break after 50 s, from there to 120, and back.
    private static readonly PlannedStep[] Steps =
    [
        new(StepKind.Start, -1, 1000, 1000, 1000, 0, 0, 0),
        new(StepKind.Break, 0, 1050, 1050, 1080, 0, 50, 0),
        new(StepKind.Visit, 0, 1130, 1130, 1230, 40, 50, 1000),
        new(StepKind.Visit, 1, 1250, 1250, 1310, 0, 20, 200),
        new(StepKind.End, -1, 1430, 1430, 1430, 0, 120, 1200),
    ];

    [Fact]
    public void Plan_written_by_hand_breaks_no_rule() => Assert.Empty(PlanCheck.Check(Problem, Plan(Steps)));

    [Fact]
    public void Later_than_need_be_breaks_no_rule() =>
        Assert.Empty(PlanCheck.Check(Problem, Plan([.. Steps[..4], Later(Steps[4], 300)])));

    [Fact]
    public void Visit_neither_served_nor_left_out_is_found() =>
        Found(PlanRule.EachVisitOnce, Plan([.. Steps[..3], Steps[4] with { DistanceMetres = 1000, TravelSeconds = 100 }]));

    [Fact]
    public void Visit_served_and_left_out_is_found() => Found(PlanRule.EachVisitOnce, Plan(Steps) with { LeftOut = [1] });

    [Fact]
    public void Unknown_visit_is_found() =>
        Found(PlanRule.EachVisitOnce, Plan([.. Steps[..3], Steps[3] with { Number = 2 }, Steps[4]]));

    [Fact]
    public void Second_route_in_a_shift_is_found() =>
        Found(PlanRule.OneRouteForATeam, Plan(Steps) with { Routes = [new(0, 0, Steps), new(0, 0, Steps)] });

    [Fact]
    public void Route_in_an_unknown_shift_is_found() => Found(PlanRule.OneRouteForATeam, Plan(Steps) with { Routes = [new(0, 1, Steps)] });

    [Fact]
    public void Route_without_an_end_is_found() => Found(PlanRule.Steps, Plan(Steps[..4]));

    [Fact]
    public void Beginning_before_arriving_is_found() =>
        Found(PlanRule.Steps, Plan([.. Steps[..3], Steps[3] with { ArrivesAt = 1260 }, Steps[4]]));

    [Fact]
    public void Leaving_before_the_shift_is_found() =>
        Found(PlanRule.Shift, Plan([new(StepKind.Start, -1, 999, 999, 999, 0, 0, 0), .. Steps[1..]]));

    [Fact]
    public void Being_back_after_the_shift_is_found() => Found(PlanRule.Shift, Plan([.. Steps[..4], Later(Steps[4], 571)]));

    [Fact]
    public void Being_out_too_long_is_found()
    {
        Assert.Empty(PlanCheck.Check(Problem.WithTeam(0, team => team with { MaxDurationSeconds = 430 }), Plan(Steps)));
        Found(PlanRule.MaxDuration, Plan(Steps), Problem.WithTeam(0, team => team with { MaxDurationSeconds = 429 }));
    }

    [Fact]
    public void Missing_setup_is_found() =>
        Found(PlanRule.Service, Plan([.. Steps[..2], Steps[2] with { SetupSeconds = 0, LeavesAt = 1190 }, .. Steps[3..]]));

    [Fact]
    public void Short_service_is_found() => Found(PlanRule.Service, Plan([.. Steps[..3], Steps[3] with { LeavesAt = 1309 }, Steps[4]]));

    [Fact]
    public void Ride_that_is_too_fast_is_found() =>
        Found(PlanRule.Travel, Plan([.. Steps[..4], Steps[4] with { TravelSeconds = 119 }]));

    [Fact]
    public void Ride_that_begins_too_soon_is_found() => Found(PlanRule.Travel, Plan([.. Steps[..4], Later(Steps[4], -1)]));

    [Fact]
    public void Wrong_metres_are_found() => Found(PlanRule.Travel, Plan([.. Steps[..4], Steps[4] with { DistanceMetres = 1 }]));

    [Fact]
    public void Missing_break_is_found() => Found(PlanRule.Break,
        Plan([Steps[0], Steps[2] with { TravelSeconds = 100 }, .. Steps[3..]]));

    [Fact]
    public void Short_break_is_found() => Found(PlanRule.Break, Plan([Steps[0], Steps[1] with { LeavesAt = 1079 }, .. Steps[2..]]));

    [Fact]
    public void Break_outside_its_window_is_found() => Found(PlanRule.Break,
        Plan([Steps[0], new(StepKind.Break, 0, 1049, 1049, 1079, 0, 49, 0), Steps[2] with { TravelSeconds = 51 }, .. Steps[3..]]));

    [Fact]
    public void Interrupted_ride_is_found_where_it_may_not_be() => Found(PlanRule.Break, Plan(Steps),
        Problem.WithShifts(0, new TeamShift(1000, 2000) { Breaks = [new([], 30)] }));

    [Fact]
    public void Moved_driven_stop_is_found() =>
        Found(PlanRule.Driven, Plan(Steps), Problem.WithTeam(0, team => team with { Driven = [new(0, 1131)] }));

    [Fact]
    public void Other_pinned_time_is_found() =>
        Found(PlanRule.PinnedTime, Plan(Steps), Problem.WithVisit(0, visit => visit with { PinnedTime = 1131 }));

    [Fact]
    public void Wrong_cost_is_found() => Found(PlanRule.Cost, Plan(Steps) with { Cost = new(240.001, 0, 0, 0, [0]) });

    [Fact]
    public void Message_names_team_visit_and_values() => Assert.Equal(
        "Team team at 0, shift 0: rides 119 s and 1200 m to its end, not 120 s and 1200 m.",
        PlanCheck.Check(Problem, Plan([.. Steps[..4], Steps[4] with { TravelSeconds = 119 }])).Single().Message);

    private static PlannedStep Later(PlannedStep step, long seconds) => step with
    {
        ArrivesAt = step.ArrivesAt + seconds,
        BeginsAt = step.BeginsAt + seconds,
        LeavesAt = step.LeavesAt + seconds,
    };

    private static RoutingPlan Plan(PlannedStep[] steps) => new([new(0, 0, steps)], [], new(240, 0, 0, 0, [0]));

    private static void Found(PlanRule rule, RoutingPlan plan, RoutingProblem? problem = null) =>
        Assert.Contains(rule, PlanCheck.Check(problem ?? Problem, plan).Select(broken => broken.Rule));
}
