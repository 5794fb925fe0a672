using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>What a part's search is to solve.</summary>
/// <param name="Problem">As the part sees it.</param>
/// <param name="Visits">Those of the part's visits that it may serve.</param>
/// <param name="Teams">The part's teams.</param>
/// <param name="Held">Visits that others outside the part depend on: they must stay in its plan, at their times.</param>
/// <param name="Timed">What binds their times to those of the others.</param>
internal sealed record PartTask(RoutingProblem Problem, IReadOnlyList<int> Visits, IReadOnlyList<int> Teams, IReadOnlySet<int> Held, IReadOnlyCollection<VisitRelation> Timed)
{
    /// <summary>Whether a plan for the part goes with the rest of the whole plan as that is now.</summary>
    public bool IsKeptBy(RoutingPlan plan, WholePlan whole)
    {
        if (Held.Count == 0) return true;
        var mine = new Dictionary<int, (long Begin, long End)>();
        foreach (var step in plan.Routes.SelectMany(route => route.Steps))
            if (step.Kind == StepKind.Visit && Held.Contains(step.Number)) mine[step.Number] = (step.BeginsAt, step.LeavesAt);
        // A held visit begins when it did, but ends sooner or later if the stop before it has taken over its setup, or no longer has.
        return mine.Count == Held.Count && Timed.All(relation => Keeps(relation, visit => mine.TryGetValue(visit, out var times) ? times : whole.TimesOf(visit)));
    }

    private static bool Keeps(VisitRelation relation, Func<int, (long Begin, long End)?> timesOf) => relation switch
    {
        FollowsRelation follows => timesOf(follows.First) is not { } first || timesOf(follows.Then) is not { } then ||
            then.Begin - first.End >= follows.MinLag && then.Begin - first.End <= (follows.MaxLag ?? long.MaxValue),
        ApartRelation apart => apart.Members.Select(timesOf).OfType<(long Begin, long End)>().OrderBy(times => times.Begin).ToList() is var served &&
            served.Zip(served.Skip(1)).All(next => next.First.End <= next.Second.Begin),
        _ => true,
    };
}
