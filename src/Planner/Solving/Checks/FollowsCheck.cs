using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A visit that follows another is served only with it, and begins within the lags after it, unless it is driven already.</summary>
internal static class FollowsCheck
{
    public static IEnumerable<PlanViolation> Broken(ServedVisits served)
    {
        foreach (var follows in served.Relations<FollowsRelation>())
        {
            var (first, then) = (served.Of(follows.First), served.Of(follows.Then));
            if (then is null or { IsDriven: true }) continue;
            var name = $"Visit {served.Name(follows.Then)} follows {served.Name(follows.First)}";
            if (first is null) yield return new(PlanRule.Follows, $"{name}, which is not served.");
            else if (then.Step.BeginsAt - first.Step.LeavesAt is var lag && (lag < follows.MinLag || lag > follows.MaxLag))
                yield return new(PlanRule.Follows, $"{name} and begins {lag} s after its end, not {follows.MinLag} to " +
                    $"{follows.MaxLag?.ToString() ?? "any"} s.");
        }
    }
}
