using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests;

public sealed class SolveProblemTests
{
    [Fact]
    public void Team_that_cannot_be_back_in_time_after_what_it_has_driven_is_named()
    {
        var late = Line.One.WithTeam(0, team => team with { Name = "Tổ 7", Shifts = [new(0, 200)], Driven = [new(0, 100)] });
        Assert.StartsWith("What team Tổ 7 has driven", Assert.Throws<UserErrorException>(() => Solve(late)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_that_is_broken_by_what_is_driven_is_named()
    {
        var many = Line.One.WithTeam(0, team => team with { Name = "Tổ 7", MaxStops = 0, Driven = [new(0, 100)] });
        Assert.Contains("Tổ 7", Assert.Throws<UserErrorException>(() => Solve(many)).Message, StringComparison.Ordinal);
    }

    private static RoutingPlan Solve(RoutingProblem problem) => SolveProblem.Run(problem, null, new RoutingEngine(), new() { Iterations = 100 }, null, CancellationToken.None);
}
