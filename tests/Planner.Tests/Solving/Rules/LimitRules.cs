using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>The most that a team does in a shift.</summary>
internal static class LimitRules
{
    public static RuleProblem[] All { get; } =
    [
        new("A team makes one stop", MaxStops, Line.Usual.WithTeam(0, team => team with { MaxStops = 1 }), 400, Line.Usual, 240),
        new("A team rides for 239 s", MaxTravel, Line.Usual.WithTeam(0, team => team with { MaxTravelSeconds = 239 }), 400, Line.Usual, 240),
        new("A team rides for 2399 m", MaxDistance, Line.Usual.WithTeam(0, team => team with { MaxDistanceMetres = 2399 }), 400, Line.Usual, 240),
    ];
}
