using static CoverageMap.Planner.Solving.PlanRule;

namespace CoverageMap.Planner.Tests.Solving.Rules;

/// <summary>Who may serve what.</summary>
internal static class AbilityRules
{
    public static RuleProblem[] All { get; } =
    [
        new("Only the far team has the skill", Skills,
            Line.One.WithVisit(0, visit => visit with { Skills = new HashSet<string> { "nurse" } })
                .WithTeam(1, team => team with { Skills = new HashSet<string> { "nurse" } }), 400, Line.One, 200),
        new("Only the far team is allowed", AllowedTeams,
            Line.One.WithVisit(0, visit => visit with { AllowedTeams = new HashSet<int> { 1 } }), 400, Line.One, 200),
        new("The near team is forbidden", AllowedTeams,
            Line.One.WithVisit(0, visit => visit with { ForbiddenTeams = new HashSet<int> { 0 } }), 400, Line.One, 200),
        new("A forbidden team is not allowed even if named", AllowedTeams,
            Line.One.WithVisit(0, visit => visit with { AllowedTeams = new HashSet<int> { 0, 1 }, ForbiddenTeams = new HashSet<int> { 0 } }), 400, Line.One, 200),
    ];
}
