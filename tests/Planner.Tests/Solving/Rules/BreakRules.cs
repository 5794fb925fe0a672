using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Breaks of the near team, which would be at the visit at 100.</summary>
internal static class BreakRules
{
    private static readonly RoutingProblem OpenUntil250 = Line.One.WithVisit(0, visit => visit with { Windows = [new(0, 250)] });

    public static RuleProblem[] All { get; } =
    [
        new("A break before the visit is too long", Break, With(OpenUntil250, new RoutingBreak([new(0, 100)], 300)), 400, OpenUntil250, 200),
        new("Not even within the ride", Break,
            With(OpenUntil250, new RoutingBreak([new(0, 100)], 300) { MayInterruptRide = true }), 400, OpenUntil250, 200),
        new("A break within the ride is soon enough", Break, Riding(false), 400, Riding(true), 200),
        new("A break may begin in its second window", null,
            With(OpenUntil250, new RoutingBreak([new(0, 100), new(160, 170)], 300)), 200, With(OpenUntil250, new RoutingBreak([new(0, 100)], 300)), 400),
        new("Breaks are taken in order", Break,
            With(OpenUntil250, new RoutingBreak([new(160, 170)], 10), new RoutingBreak([new(0, 160)], 10)), 400, With(OpenUntil250, new RoutingBreak([new(0, 160)], 10), new([new(160, 170)], 10)), 200),
        new("A break makes the team late for the end of its shift", Shift, InShift(99), 400, InShift(100), 200),
        new("A break is for those with little loaded", BreakLoad, Loaded(4), 400, Loaded(5), 200),
    ];

    private static RoutingProblem With(RoutingProblem problem, params RoutingBreak[] breaks) =>
        problem.WithShifts(0, TeamShift.AnyTime with { Breaks = breaks });

    private static RoutingProblem Riding(bool may) =>
        With(Line.One.WithVisit(0, visit => visit with { Windows = [new(0, 200)] }), new RoutingBreak([new(90, 95)], 30) { MayInterruptRide = may });

    private static RoutingProblem InShift(int spare) =>
        Line.One.WithShifts(0, new TeamShift(0, 260 + spare) { Breaks = [new([new(100, 300)], 100)] });

    private static RoutingProblem Loaded(long most)
    {
        var carrying = OpenUntil250 with { Dimensions = ["kit"] };
        return With(carrying.WithVisit(0, visit => visit with { Delivery = [5] }), new RoutingBreak([new(0, 50)], 10) { MaxLoad = [most] });
    }
}
