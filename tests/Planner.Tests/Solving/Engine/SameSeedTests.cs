using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>With one thread the same seed and iterations give the same plan, however fast the machine is at the moment.</summary>
public sealed class SameSeedTests
{
    [Theory]
    [InlineData(120, 6, 30_000)]
    [InlineData(1_600, 50, 3_000)]
    public void The_time_limit_does_not_change_the_course(int visits, int teams, int iterations)
    {
        var problem = Draw(visits, teams);
        var limits = new SearchLimits { Iterations = iterations, Seed = 5, Time = TimeSpan.FromMinutes(2) };
        var plan = new RoutingEngine().Solve(problem, limits);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.Equal(Order(plan), Order(new RoutingEngine().Solve(problem, limits with { Time = TimeSpan.FromMinutes(50) })));
        Assert.NotEqual(Order(plan), Order(new RoutingEngine().Solve(problem, limits with { Seed = 6 })));
    }

    private static List<string> Order(RoutingPlan plan) =>
        [.. plan.Routes.Select(route => $"{route.Team}: {string.Join(' ', route.Steps.Select(step => $"{step.Kind} {step.Number} at {step.BeginsAt}"))}")];

    private static RoutingProblem Draw(int visits, int teams)
    {
        var random = new Random(1);
        int[] road = [.. Enumerable.Range(0, teams + visits).Select(_ => random.Next(40_000))];
        return Line.Problem(road,
            [.. Enumerable.Range(0, teams).Select(place => Line.Team(place) with { Capacity = [visits / teams + 2], Shifts = [new(0, 30_000)] })],
            [.. Enumerable.Range(teams, visits).Select(place => Line.At(place) with { Delivery = [1], Windows = [Window(random.Next(20_000))] })]) with
        { Dimensions = ["kits"] };
    }

    private static TimeWindow Window(int from) => new(from, from + 9_000);
}
