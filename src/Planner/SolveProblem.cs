using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner;

/// <summary>The use case: solve a sound routing problem as it was given.</summary>
public static class SolveProblem
{
    /// <param name="start">Routes to begin with; null: none.</param>
    /// <param name="cancel">Ends the search with its best so far.</param>
    /// <exception cref="UserErrorException">What a team has driven is against its rules already, so that there is no plan.</exception>
    public static RoutingPlan Run(RoutingProblem problem, IReadOnlyList<PlannedVisits>? start, IRoutingEngine engine, SearchLimits limits,
        IProgress<SearchProgress>? progress, CancellationToken cancel)
    {
        var driven = PlannedVisits.Driven(problem);
        if (driven.Count > 0)
        {
            if (Timetable.FirstThatDoesNotFit(problem, driven, cancel: cancel) is { } late)
                throw new UserErrorException($"What team {problem.Teams[late.Team].Name} has driven already does not fit its shift, breaks and duration; let the shift end later, leave out breaks that can no longer be taken, or correct what is driven.");
            var plan = Timetable.Write(problem, driven, cancel: cancel)!;
            if (PlanCheck.Check(problem, plan, cancel) is { Count: > 0 } broken)
                throw new UserErrorException($"What is driven breaks rules already: {string.Join(' ', broken.Select(rule => rule.Message))}");
        }
        return engine.Solve(problem, limits, progress, start, cancel);
    }
}
