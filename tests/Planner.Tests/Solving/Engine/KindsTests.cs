using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class KindsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void How_long_a_team_serves_counts_whichever_team_comes_first(int slow)
    {
        // The near team, slow, would be back after its shift.
        var near = Line.Team(0) with { Kind = "slow", Shifts = [new(0, 300)] };
        var far = Line.Team(1) with { Shifts = [new(0, 2000)] };
        var problem = Line.Problem([0, 500, 100], slow == 0 ? [near, far] : [far, near],
            Line.At(2) with { ServiceByKind = new Dictionary<string, long> { ["slow"] = 101 } });
        var plan = new RoutingEngine().Solve(problem, new() { Iterations = 200, Threads = 1, Time = TimeSpan.FromSeconds(5) });
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.Equal(1 - slow, Assert.Single(plan.Routes).Team);
    }
}
