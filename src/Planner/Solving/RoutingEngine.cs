using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Solving.Parts;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// Our own engine: insertion, then ruin and recreate under simulated annealing, on as many threads as are allowed
/// (docs/planner.md). OR-Tools picks the best combination of the routes met on the way.
/// </summary>
/// <param name="machines">Others that search parts of large problems at the same time, each one at once; null: none.</param>
public sealed class RoutingEngine(IReadOnlyList<IRoutingEngine>? machines = null) : IRoutingEngine
{
    /// <exception cref="ArgumentException">The problem contradicts itself.</exception>
    public RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
        IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default)
    {
        // Looking at 30,000 visits takes a fifth of a second, which counts.
        var watch = new SearchWatch(limits, cancel);
        if (RoutingProblemCheck.Faults(problem) is { Count: > 0 } faults) throw new ArgumentException(string.Join(' ', faults.Take(5)));
        if (problem.Teams.Count == 0) return Timetable.Write(problem, [], null, CancellationToken.None)!;
        using var reports = progress is null ? null : new SteadyProgress(progress, watch);
        var plan = PartsSearch.IsFor(problem) ? new PartsSearch(problem, limits, watch, machines ?? [], reports).Run(start)
            : Search(problem, new(problem, Enumerable.Range(0, problem.Visits.Count), Enumerable.Range(0, problem.Teams.Count)), limits, watch, start, reports)
            ?? GivenPlan.AtOnce(problem, start);
        reports?.End(plan.Cost, problem.Visits.Count - plan.LeftOut.Count);
        return plan;
    }

    /// <summary>Searches a problem as a whole.</summary>
    /// <returns>Null where it was cancelled before there was a first plan.</returns>
    internal static RoutingPlan? Search(RoutingProblem problem, ModelBuilder builder, SearchLimits limits, SearchWatch watch, IReadOnlyList<PlannedVisits>? start,
        IProgress<SearchProgress>? progress = null, Action? built = null)
    {
        PlanAnswer answer;
        try
        {
            answer = new(builder, builder.Build(watch.Cancel));
        }
        catch (OperationCanceledException) when (watch.Cancel.IsCancellationRequested)
        {
            return null;
        }
        built?.Invoke();
        var search = new StagedSearch(answer.Model, limits, watch, isWarm: limits.Refine && start is not null, answer.Fits, progress is null ? null : answer.Reporter(progress, watch));
        return answer.Write(search.Run(answer.StartFrom(start)));
    }
}
