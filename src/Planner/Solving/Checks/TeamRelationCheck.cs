using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Visits that one team is to serve have one, visits for different teams have different ones.</summary>
internal static class TeamRelationCheck
{
    public static IEnumerable<PlanViolation> Broken(ServedVisits served)
    {
        foreach (var (one, other) in served.Relations<SameTeamRelation>().SelectMany(same => served.Pairs(same.Members)))
            if (one.Team != other.Team)
                yield return new(PlanRule.SameTeam, $"Visits {served.Name(one)} and {served.Name(other)} are for one team and are " +
                    $"served by {served.Team(one)} and {served.Team(other)}.");
        foreach (var (one, other) in served.Relations<DifferentTeamsRelation>().SelectMany(different => served.Pairs(different.Members)))
            if (one.Team == other.Team)
                yield return new(PlanRule.DifferentTeams, $"Visits {served.Name(one)} and {served.Name(other)} are for different " +
                    $"teams and are both served by {served.Team(one)}.");
    }
}
