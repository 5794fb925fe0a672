namespace CoverageMap.Planner.Problems;

/// <summary>The visits of a route in order, driven ones included.</summary>
public sealed record PlannedVisits(int Team, int Shift, IReadOnlyList<int> Visits)
{
    /// <summary>
    /// When visits begin, where that is known: of routes to begin with, those that are bound to others by time keep it. Where
    /// it is not, their times have to be found anew, which may fail though there are some.
    /// </summary>
    public IReadOnlyDictionary<int, long> Begins { get; init; } = new Dictionary<int, long>();

    /// <summary>A route of a plan, with the times at which its visits begin.</summary>
    public static PlannedVisits Of(PlannedRoute route) => new(route.Team, route.Shift, [.. route.Visits])
    {
        Begins = route.Steps.Where(step => step.Kind == StepKind.Visit).ToDictionary(step => step.Number, step => step.BeginsAt),
    };

    /// <summary>What the teams have driven already: one route for each team that is on its way.</summary>
    public static IReadOnlyList<PlannedVisits> Driven(RoutingProblem problem) =>
        [.. problem.Teams.Index().Where(team => team.Item.Driven.Count > 0).Select(team => new PlannedVisits(team.Index, 0, [.. team.Item.Driven.Select(stop => stop.Visit)]))];
}
