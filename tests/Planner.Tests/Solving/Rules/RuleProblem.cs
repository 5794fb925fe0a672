using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>A small problem in which one rule decides what is the best plan.</summary>
/// <param name="Rule">
/// What the best plan without the rule breaks; <see cref="PlanRule.Cost"/> where it only costs more; null where the rule
/// allows more than a plan without it uses.
/// </param>
/// <param name="Costs">The total of the best plan.</param>
/// <param name="Without">The problem without the rule, whose best plan has another total.</param>
internal sealed record RuleProblem(
    string Name, PlanRule? Rule, RoutingProblem Problem, double Costs, RoutingProblem Without, double CostsWithout)
{
    public static IReadOnlyList<RuleProblem> All { get; } =
    [
        .. AbilityRules.All, .. TimeRules.All, .. BreakRules.All, .. LoadRules.All, .. LimitRules.All, .. PinRules.All,
        .. TeamRelationRules.All, .. TimeRelationRules.All, .. RouteCostRules.All, .. PlanCostRules.All,
    ];

    public override string ToString() => Name;
}
