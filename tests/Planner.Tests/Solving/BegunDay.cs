using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>Makes of a day one that has begun: some teams have driven the first stops of a plan, the others have not.</summary>
internal static class BegunDay
{
    private const int MostDriven = 4;
    private static readonly PlanRule[] RulesOfSeveralTeams = [PlanRule.Follows, PlanRule.Together, PlanRule.Pair];

    /// <returns>The problem as it was if no team can have driven anything without breaking a rule.</returns>
    public static RoutingProblem Of(RoutingProblem problem, Random random)
    {
        var plan = new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromMinutes(5), Iterations = 300 });
        var teams = problem.Teams.ToArray();
        foreach (var route in plan.Routes.Where(route => route.Shift == 0 && teams[route.Team].Driven.Count == 0 && random.Next(3) == 0))
        {
            var driven = teams[route.Team] with
            {
                Driven = [.. route.Steps.Where(step => step.Kind == StepKind.Visit).Take(1 + random.Next(MostDriven)).Select(step => new DrivenStop(step.Number, step.BeginsAt))],
            };
            // A break that is not taken yet may no longer be possible.
            if (Fits(problem with { Teams = [.. teams.Select((team, number) => number == route.Team ? driven : team with { Driven = [] })] }, RulesOfSeveralTeams)) teams[route.Team] = driven;
        }
        var begun = problem with { Teams = teams };
        return RoutingProblemCheck.Faults(begun).Count == 0 && Fits(begun, []) ? begun : problem;
    }

    private static bool Fits(RoutingProblem problem, PlanRule[] but) =>
        Timetable.Write(problem, PlannedVisits.Driven(problem)) is { } plan && PlanCheck.Check(problem, plan).All(broken => but.Contains(broken.Rule));
}
