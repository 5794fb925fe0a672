using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>Some teams and the visits that only they may serve for now, by number in the problem.</summary>
internal sealed record Part(IReadOnlyList<int> Teams, IReadOnlyList<int> Visits);

/// <summary>What a part's search is to solve.</summary>
/// <param name="Problem">As the part sees it.</param>
/// <param name="Visits">Those of the part's visits that it may serve.</param>
/// <param name="Held">Visits that others outside the part depend on: they must stay in its plan.</param>
internal sealed record PartTask(RoutingProblem Problem, IReadOnlyList<int> Visits, IReadOnlySet<int> Held)
{
    /// <summary>Whether a plan serves all that is held.</summary>
    public bool IsKeptBy(RoutingPlan plan) => Held.Count == 0 || Held.IsSubsetOf(plan.Routes.SelectMany(route => route.Visits));
}
