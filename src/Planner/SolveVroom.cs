using System.Diagnostics;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Stating;
using CoverageMap.Planner.Problems.Vroom.Travel;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner;

/// <summary>Solves a VROOM problem, or chooses the times of its given routes.</summary>
/// <param name="engine">Asked for only where something is to be solved.</param>
public sealed class SolveVroom(VroomRoads roads, Func<IRoutingEngine> engine)
{
    /// <param name="withGeometry">Whether the ways and distances are wanted too.</param>
    /// <param name="cancel">Ends what comes before and after the search with an exception; the search with its best so far.</param>
    /// <exception cref="VroomException">The problem is not one that can be solved.</exception>
    public VroomAnswer Solve(VroomInput input, bool withGeometry, SearchLimits limits, IProgress<SearchProgress>? progress, CancellationToken cancel) =>
        Run(input, withGeometry, problem =>
        {
            var start = StartRoutes.Of(problem, cancel);
            var plan = engine().Solve(problem.Routing, limits, progress, start.Count > 0 ? start : null, cancel);
            return ([.. plan.Routes.Where(route => route.Visits.Any()).OrderBy(route => route.Team).Select(route => Timed(problem, route))], plan.LeftOut);
        }, cancel);

    /// <summary>The given routes, at the times that break windows least; all that they break is reported.</summary>
    /// <exception cref="VroomException">Times that the steps demand contradict each other.</exception>
    public VroomAnswer Check(VroomInput input, bool withGeometry, CancellationToken cancel) => Run(input, withGeometry, problem =>
    {
        var given = input.Vehicles.Index().Where(vehicle => vehicle.Item.Steps is { Count: > 0 }).ToList();
        var done = given.SelectMany(vehicle => vehicle.Item.Steps!).Where(step => !step.IsBreak).Select(step => step.Number).ToHashSet();
        return ([.. given.Select(vehicle => GivenRoute.Timed(problem, vehicle.Index, cancel))], [.. Enumerable.Range(0, input.Tasks.Count).Where(task => !done.Contains(task))]);
    }, cancel);

    private VroomAnswer Run(VroomInput input, bool withGeometry,
        Func<VroomProblem, (IReadOnlyList<TimedRoute> Routes, IReadOnlyList<int> LeftOut)> routesOf, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var problem = VroomProblem.Of(input, roads, withGeometry, cancel);
        var loading = watch.Elapsed;
        watch.Restart();
        var (timed, leftOut) = routesOf(problem);
        var solving = watch.Elapsed;
        watch.Restart();
        var routes = timed.Select(route => MakeRoute.Of(problem, route, CancellationToken.None)).ToList();
        return new(problem, routes, leftOut, new(loading, solving, withGeometry ? watch.Elapsed : null));
    }

    /// <summary>A route of the engine in VROOM's time. What lies between leaving a step and beginning the next is ride, then waiting.</summary>
    private static TimedRoute Timed(VroomProblem problem, PlannedRoute route)
    {
        var zero = problem.Shift.Zero;
        return new(route.Team, [.. route.Steps.Select(step => step.Kind switch
        {
            StepKind.Start => new TimedStep(step.Kind, -1, step.LeavesAt + zero, 0),
            StepKind.End => new(step.Kind, -1, step.LeavesAt + zero, step.TravelSeconds),
            _ => new(step.Kind, step.Number, step.BeginsAt + zero, step.TravelSeconds),
        })], IsGiven: false);
    }
}
