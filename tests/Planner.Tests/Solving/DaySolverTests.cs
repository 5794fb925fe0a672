using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using static CoverageMap.Planner.Tests.Solving.SmallProblem;

namespace CoverageMap.Planner.Tests.Solving;

public sealed class DaySolverTests
{
    [Fact]
    public void Team_serves_every_visit_that_fits_its_shift()
    {
        var plan = Solve(new([Team()], [Visit(1), Visit(2, at: 5), Visit(3, at: -4)]));
        Assert.Equal([0, 1, 2], Served(plan));
    }

    private static RoutingPlan Solve(RoutingProblem problem) =>
        new(new DaySolver(Travel, TimeProvider.System).Solve(problem, Quick, null, CancellationToken.None), []);

    private static int[] Served(RoutingPlan plan) =>
        [.. plan.Routes.SelectMany(route => route.Stops).Select(stop => stop.Visit).Order()];
}
