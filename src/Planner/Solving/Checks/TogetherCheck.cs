using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>Visits that go together are all served or none, by different teams, beginning at the same second.</summary>
internal static class TogetherCheck
{
    public static IEnumerable<PlanViolation> Broken(ServedVisits served)
    {
        foreach (var together in served.Relations<TogetherRelation>())
        {
            var present = served.Of(together.Members).ToList();
            if (present.Count < together.Members.Count && present.Any(visit => !visit.IsDriven))
                yield return new(PlanRule.Together, $"Of visits {string.Join(", ", together.Members.Select(served.Name))}, which go " +
                    $"together, {present.Count} are served.");
            foreach (var (one, other) in served.Pairs(together.Members))
                if (one.Team == other.Team || one.Step.BeginsAt != other.Step.BeginsAt)
                    yield return new(PlanRule.Together, $"Visits {served.Name(one)} and {served.Name(other)} go together and begin at " +
                        $"{one.Step.BeginsAt} by {served.Team(one)} and {other.Step.BeginsAt} by {served.Team(other)}.");
        }
    }
}
