using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Each rule kept and broken, and kept by the engine.</summary>
public sealed class RuleProblemTests
{
    public static TheoryData<string> Names => [.. RuleProblem.All.Select(rule => rule.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Best_plan_costs_what_the_rule_makes_it_cost(string name)
    {
        var rule = Named(name);
        Assert.Empty(RoutingProblemCheck.Faults(rule.Problem));
        Assert.Equal(rule.Costs, Best(rule.Problem).Cost.Total, 6);
        Assert.Equal(rule.CostsWithout, Best(rule.Without).Cost.Total, 6);
    }

    [Theory, MemberData(nameof(Names))]
    public void Best_plan_passes_the_check(string name) => Assert.Empty(PlanCheck.Check(Named(name).Problem, Best(Named(name).Problem)));

    [Theory, MemberData(nameof(Names))]
    public void Best_plan_of_a_world_without_the_rule_breaks_it(string name)
    {
        var rule = Named(name);
        if (rule.Rule is not { } broken) return;
        Assert.Contains(broken, PlanCheck.Check(rule.Problem, Best(rule.Without)).Select(violation => violation.Rule));
    }

    [Theory, MemberData(nameof(Names))]
    public void Engine_keeps_the_rule_at_the_least_cost(string name)
    {
        var rule = Named(name);
        var plan = TestedEngine.Engine.Solve(rule.Problem, TestedEngine.Limits);
        Assert.Empty(PlanCheck.Check(rule.Problem, plan));
        Assert.Equal(rule.Costs, plan.Cost.Total, 6);
    }

    private static RuleProblem Named(string name) => RuleProblem.All.Single(rule => rule.Name == name);

    private static RoutingPlan Best(RoutingProblem problem) => BruteForce.Solve(problem)!;
}
