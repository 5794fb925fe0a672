using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>No two visits that are to be apart are being set up or served at the same time.</summary>
internal static class ApartCheck
{
    public static IEnumerable<PlanViolation> Broken(ServedVisits served) =>
        from apart in served.Relations<ApartRelation>()
        from pair in served.Pairs(apart.Members)
        let one = pair.One.Step
        let other = pair.Other.Step
        where one.BeginsAt < other.LeavesAt && other.BeginsAt < one.LeavesAt
        select new PlanViolation(PlanRule.Apart, $"Visits {served.Name(pair.One)} and {served.Name(pair.Other)} are to be apart and are " +
            $"from {one.BeginsAt} to {one.LeavesAt} and from {other.BeginsAt} to {other.LeavesAt}.");
}
