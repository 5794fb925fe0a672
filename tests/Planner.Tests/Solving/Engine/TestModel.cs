using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Models whose visits and teams have the problem's numbers.</summary>
internal static class TestModel
{
    public static Model Of(RoutingProblem problem) =>
        new ModelBuilder(problem, Enumerable.Range(0, problem.Visits.Count), Enumerable.Range(0, problem.Teams.Count), keepsOrder: true).Build(default);
}
