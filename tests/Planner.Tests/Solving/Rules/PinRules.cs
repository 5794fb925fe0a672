using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>What a leader has fixed, and what is already driven.</summary>
internal static class PinRules
{
    private static readonly RoutingProblem ShortDay = Line.OneWay.WithShifts(0, new TeamShift(0, 1200));

    public static RuleProblem[] All { get; } =
    [
        new("Pinned to the far team", PinnedTeam, Line.One.WithVisit(0, visit => visit with { PinnedTeam = 1 }), 400, Line.One, 200),
        new("The far visit is pinned to be first", PinnedRank, Line.OneWay.WithVisit(1, visit => visit with { PinnedRank = 0 }), 300, Line.OneWay, 200),
        new("Pinned to a late time", PinnedTime, ShortDay.WithVisit(0, visit => visit with { PinnedTime = 1000 }), 300, ShortDay, 200),
        new("The far visit is already driven", Driven,
            Line.OneWay.WithTeam(0, team => team with { Driven = [new(1, 200)] }), 300, Line.OneWay, 200),
        new("A driven visit counts for the rank", PinnedRank,
            DrivenTwo.WithVisit(2, visit => visit with { PinnedRank = 1 }), 160, DrivenTwo, 140),
    ];

    private static RoutingProblem DrivenTwo => Line.Problem([0, 100, 120, 140], [Line.Team(0) with { End = null, Driven = [new(0, 90)] }],
        Line.At(1), Line.At(2), Line.At(3));
}
