using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>A public instance of the literature as a routing problem.</summary>
/// <param name="Group">The folder it lies in; means are taken over a group.</param>
/// <param name="Unit">What a plan's cost is divided by to be in the unit in which results for the instance are published.</param>
/// <param name="BestKnown">The best published cost, in that unit; null where none is known here.</param>
internal sealed record RoutingInstance(string Name, string Group, RoutingProblem Problem, double Unit, double? BestKnown)
{
    /// <summary>The routes of the best known solution, where a file has them.</summary>
    public IReadOnlyList<PlannedVisits>? Published { get; init; }
}
