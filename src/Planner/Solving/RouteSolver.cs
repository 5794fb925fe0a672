using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace CoverageMap.Planner.Solving;

/// <summary>Improves a group's routes by OR-Tools' guided local search, starting from the routes it has.</summary>
internal static class RouteSolver
{
    /// <summary>
    /// Guided local search does not notice that nothing is left to find, and on a handful of visits it may not even come
    /// by further solutions to count; so the time grows with the visits. Where solutions are counted it is ample: there it
    /// only ends what would not end, and a busy machine must not change the plan.
    /// </summary>
    private static TimeSpan MostTime(int visits, bool countsSolutions) => countsSolutions
        ? TimeSpan.FromSeconds(0.3 + 0.2 * visits)
        : TimeSpan.FromSeconds(0.2 + 0.05 * visits);

    private static readonly TimeSpan MinimumTime = TimeSpan.FromMilliseconds(50);

    /// <param name="timeLimit">Wall time for this group at most, with building the model.</param>
    /// <param name="solutionLimit">Solutions to look at, null for no limit.</param>
    /// <returns>Null when OR-Tools found nothing at all in the time.</returns>
    public static GroupAnswer? Solve(
        GroupTask task, int rideSecondsPerWorth, TimeSpan timeLimit, int? solutionLimit, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var model = RouteModel.Build(task, rideSecondsPerWorth);
        var routing = model.Routing;
        var stop = routing.solver().MakeCustomLimit(() => cancel.IsCancellationRequested);
        routing.AddSearchMonitor(stop);
        var parameters = Parameters(
            Least(timeLimit - TimeProvider.System.GetElapsedTime(began), MostTime(task.Visits.Count, solutionLimit is not null)), solutionLimit);
        routing.CloseModelWithParameters(parameters);
        var initial = routing.ReadAssignmentFromRoutes(
            [.. task.Routes.Select(route => route.Select(model.IndexOf).ToArray())], ignore_inactive_indices: true);
        var answer = initial is null
            ? routing.SolveWithParameters(parameters)
            : routing.SolveFromAssignmentWithParameters(initial, parameters);
        GC.KeepAlive(stop);
        cancel.ThrowIfCancellationRequested();
        return answer is null ? null : Read(task, model, answer);
    }

    private static RoutingSearchParameters Parameters(TimeSpan timeLimit, int? solutionLimit)
    {
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.TimeLimit = Duration.FromTimeSpan(timeLimit > MinimumTime ? timeLimit : MinimumTime);
        if (solutionLimit is { } solutions) parameters.SolutionLimit = solutions;
        return parameters;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static GroupAnswer Read(GroupTask task, RouteModel model, Assignment answer)
    {
        var (routes, starts) = (new int[task.Teams.Count][], new Dictionary<int, int>());
        for (var team = 0; team < routes.Length; team++)
        {
            var route = new List<int>();
            var index = answer.Value(model.Routing.NextVar(model.Routing.Start(team)));
            for (; !model.Routing.IsEnd(index); index = answer.Value(model.Routing.NextVar(index)))
            {
                var visit = model.Indices.IndexToNode(index) - task.Teams.Count;
                starts[visit] = (int)answer.Min(model.StartOf(index));
                route.Add(visit);
            }
            routes[team] = [.. route];
        }
        return new(routes, starts);
    }
}
