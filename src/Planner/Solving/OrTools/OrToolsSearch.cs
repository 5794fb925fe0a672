using CoverageMap.Planner.Problems;
using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>A search over the routes offered: by insertion first, then guided local search until a limit.</summary>
internal static class OrToolsSearch
{
    /// <param name="solutions">How many to look at; null: as many as there is time for. One is the insertion's.</param>
    /// <param name="start">Routes to begin with, in the order of the vehicles; null: none.</param>
    /// <param name="found">Called with each better plan's routes.</param>
    /// <returns>The best routes; null if there was not time for any.</returns>
    public static IReadOnlyList<PlannedVisits>? Run(OrToolsTask task, TimeSpan time, long? solutions, IReadOnlyList<PlannedVisits>? start,
        Action<Func<IReadOnlyList<PlannedVisits>>>? found, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var model = OrToolsModel.Build(task, cancel);
        var routing = model.Routing;
        VoidToBoolean isCancelled = () => cancel.IsCancellationRequested;
        var solver = model.Solver;
        var stop = solver.MakeCustomLimit(isCancelled);
        routing.AddSearchMonitor(stop);
        var parameters = Parameters(time, solutions);
        routing.CloseModelWithParameters(parameters);
        var report = found is null ? null : Report(model, found);
        var initial = start is null ? null
            : routing.ReadAssignmentFromRoutes([.. task.Vehicles.Select(vehicle => Indices(model, start, vehicle))], true);
        var left = time - TimeProvider.System.GetElapsedTime(began);
        if (left <= TimeSpan.Zero || cancel.IsCancellationRequested) return null;
        parameters.TimeLimit = Duration.FromTimeSpan(left);
        var answer = initial is null ? routing.SolveWithParameters(parameters) : routing.SolveFromAssignmentWithParameters(initial, parameters);
        // OR-Tools calls back what it does not hold itself.
        GC.KeepAlive(isCancelled);
        GC.KeepAlive(solver);
        GC.KeepAlive(stop);
        GC.KeepAlive(report);
        GC.KeepAlive(initial);
        GC.KeepAlive(parameters);
        return answer is null ? null : Routes(model, variable => answer.Value(variable));
    }

    private static RoutingSearchParameters Parameters(TimeSpan time, long? solutions)
    {
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.TimeLimit = Duration.FromTimeSpan(time);
        if (solutions is { } most) parameters.SolutionLimit = most;
        return parameters;
    }

    private static VoidToVoid Report(OrToolsModel model, Action<Func<IReadOnlyList<PlannedVisits>>> found)
    {
        var least = long.MaxValue;
        VoidToVoid report = () =>
        {
            var cost = model.Routing.CostVar().Min();
            if (cost >= least) return;
            least = cost;
            found(() => Routes(model, variable => variable.Value()));
        };
        model.Routing.AddAtSolutionCallback(report);
        return report;
    }

    private static long[] Indices(OrToolsModel model, IReadOnlyList<PlannedVisits> start, Vehicle vehicle)
    {
        var route = start.FirstOrDefault(route => (route.Team, route.Shift) == (vehicle.Team, vehicle.Shift));
        return route is null ? [] : [.. route.Visits.Where(model.Task.IsOpen).Select(model.IndexOf)];
    }

    private static List<PlannedVisits> Routes(OrToolsModel model, Func<IntVar, long> value)
    {
        var routes = new List<PlannedVisits>();
        for (var number = 0; number < model.Task.Vehicles.Count; number++)
        {
            var vehicle = model.Task.Vehicles[number];
            var visits = new List<int>(vehicle.Driven);
            var index = value(model.Routing.NextVar(model.Routing.Start(number)));
            for (; !model.Routing.IsEnd(index); index = value(model.Routing.NextVar(index)))
                visits.Add(model.Task.Nodes[model.NodeAt(index)].Visit!.Value);
            if (visits.Count > 0) routes.Add(new(vehicle.Team, vehicle.Shift, visits));
        }
        return routes;
    }
}
