using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>The most that a team does in a shift.</summary>
internal static class LimitRules
{
    private static readonly RoutingProblem Late = Line.One.WithVisit(0, visit => visit with { Windows = [new(1000, 1000)] });

    public static RuleProblem[] All { get; } =
    [
        new("A team makes one stop", MaxStops, Line.Usual.WithTeam(0, team => team with { MaxStops = 1 }), 400, Line.Usual, 240),
        new("A team rides for 239 s", MaxTravel, Line.Usual.WithTeam(0, team => team with { MaxTravelSeconds = 239 }), 400, Line.Usual, 240),
        new("A team rides for 2399 m", MaxDistance, Line.Usual.WithTeam(0, team => team with { MaxDistanceMetres = 2399 }), 400, Line.Usual, 240),
        new("A team is out for 359 s", MaxDuration, Line.Usual.WithTeam(0, team => team with { MaxDurationSeconds = 359 }), 400, Line.Usual, 240),
        new("A team leaves late and is out for 260 s", null, Late.WithTeam(0, team => team with { MaxDurationSeconds = 260 }), 200,
            Late.WithTeam(0, team => team with { MaxDurationSeconds = 259 }), 400),
        new("A break is part of being out", MaxDuration, Pausing(260), 400, Pausing(261), 200),
    ];

    private static RoutingProblem Pausing(int most) => Line.One.WithShifts(0, TeamShift.AnyTime with { Breaks = [new([], 1)] })
        .WithTeam(0, team => team with { MaxDurationSeconds = most });
}
