using System.Globalization;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.OrTools;
using Xunit.Abstractions;

namespace CoverageMap.Planner.Tests.Solving.OrTools;

/// <summary>Whether both engines mean the same by feasible. <c>COVERAGE_RANDOM_PROBLEMS</c> says on how many problems.</summary>
public sealed class EnginesAgreeTests(ITestOutputHelper output)
{
    private static readonly int Count =
        int.Parse(Environment.GetEnvironmentVariable("COVERAGE_RANDOM_PROBLEMS") ?? "40", CultureInfo.InvariantCulture);

    private static readonly SearchLimits Own = new() { Time = TimeSpan.FromSeconds(10), Iterations = 2000 };
    private static readonly SearchLimits OrTools = new() { Time = TimeSpan.FromSeconds(0.25) };

    [Fact]
    public void Neither_serves_what_is_impossible()
    {
        var (both, ownMisses, orToolsMisses) = (0, 0, 0);
        for (var seed = 0; seed < Count; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            if (BruteForce.Solve(problem) is not { } best) continue;
            var (own, orTools) = (new RoutingEngine().Solve(problem, Own), new OrToolsEngine().Solve(problem, OrTools));
            Assert.Empty(PlanCheck.Check(problem, own));
            Assert.Empty(PlanCheck.Check(problem, orTools));
            // What must be served and is not: an engine with less of it than the best plan would do the impossible.
            Assert.True(own.Cost.ByClass[0] >= best.Cost.ByClass[0], $"Seed {seed}: ours serves more than is possible.");
            Assert.True(orTools.Cost.ByClass[0] >= best.Cost.ByClass[0], $"Seed {seed}: OR-Tools serves more than is possible.");
            if (own.Cost.ByClass[0] > best.Cost.ByClass[0]) ownMisses++;
            if (orTools.Cost.ByClass[0] > best.Cost.ByClass[0]) orToolsMisses++;
            if (own.Cost.ByClass[0] == orTools.Cost.ByClass[0]) both++;
            if (own.Cost.ByClass[0] != best.Cost.ByClass[0] || orTools.Cost.ByClass[0] != best.Cost.ByClass[0])
                output.WriteLine($"Seed {seed}: must be served and are not: {own.Cost.ByClass[0]} by ours, {orTools.Cost.ByClass[0]} by OR-Tools, {best.Cost.ByClass[0]} in the best plan");
        }
        output.WriteLine($"{both} of {Count} alike; what is possible is missed {ownMisses} times by ours, {orToolsMisses} times by OR-Tools");
        Assert.True(ownMisses <= 1 + Count / 100, $"Ours misses what must be served and can be {ownMisses} times.");
    }

    [Fact]
    public void Each_takes_the_best_plan_and_the_others_plan_as_it_is()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            if (BruteForce.Solve(problem) is not { } best) continue;
            var (few, brief) = (Own with { Iterations = 50 }, OrTools with { Time = TimeSpan.FromSeconds(0.05) });
            var orTools = new OrToolsEngine().Solve(problem, brief, null, Order(best));
            Assert.True(orTools.Cost.Against(best.Cost) <= 0, $"Seed {seed}: OR-Tools does not take the best plan.");
            Assert.True(IsNoWorse(new RoutingEngine().Solve(problem, few, null, Order(best)), best), $"Seed {seed}: ours does not take the best plan.");
            var other = new OrToolsEngine().Solve(problem, OrTools with { Time = TimeSpan.FromSeconds(0.1) });
            Assert.True(IsNoWorse(new RoutingEngine().Solve(problem, few, null, Order(other)), other), $"Seed {seed}: ours does not take the plan of OR-Tools.");
        }
    }

    // Ours counts costs in whole numbers of a small part.
    private static bool IsNoWorse(RoutingPlan plan, RoutingPlan start) =>
        plan.Cost.Against(start.Cost) <= 0 || plan.Cost.ByClass.SequenceEqual(start.Cost.ByClass) && plan.Cost.Total <= start.Cost.Total + 0.01;

    private static List<PlannedVisits> Order(RoutingPlan plan) =>
        [.. plan.Routes.Select(route => new PlannedVisits(route.Team, route.Shift, [.. route.Visits]))];
}
