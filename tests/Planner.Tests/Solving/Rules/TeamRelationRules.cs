using CoverageMap.Planner.Problems;
using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Visits for one team and for different teams.</summary>
internal static class TeamRelationRules
{
    private static readonly RoutingProblem Ends = Line.Usual with { Visits = [Line.At(1), Line.At(3)] };

    public static RuleProblem[] All { get; } =
    [
        new("One team for both", SameTeam, Ends.WithRelation(new SameTeamRelation([0, 1])), 400, Ends, 240),
        new("One team for both, in two shifts", SameTeam,
            Ends.WithRelation(new SameTeamRelation([0, 1])).WithShifts(1, new TeamShift(0, 1)).WithShifts(0, new(0, 630), new(700, 1320)),
            760, Ends, 240),
        new("Different teams", DifferentTeams, Line.Usual.WithRelation(new DifferentTeamsRelation([0, 1])), 560, Line.Usual, 240),
    ];
}
