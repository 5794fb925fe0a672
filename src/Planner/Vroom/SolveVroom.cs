using System.Diagnostics;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Stating;
using CoverageMap.Planner.Problems.Vroom.Travel;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Vroom;

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
            BreakChecks.Check(problem, cancel);
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
        return ([.. given.Select(vehicle => Checked(problem, vehicle.Index, cancel))], [.. Enumerable.Range(0, input.Tasks.Count).Where(task => !done.Contains(task))]);
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

    private static TimedRoute Checked(VroomProblem problem, int number, CancellationToken cancel)
    {
        var vehicle = problem.Input.Vehicles[number];
        var route = new GivenRoute(problem, number, vehicle.Steps!, vehicle.StartTimes, vehicle.EndTimes, cancel);
        return route.Timed(route.Times(cancel) ?? throw VroomException.Input(
            $"The times that the steps of {vehicle} demand cannot be kept with its rides; change `service_at`, `service_after` or `service_before`."), isGiven: true);
    }

    /// <summary>A route of the engine in VROOM's time. As by VROOM it ends when the engine says and starts no sooner than it must.</summary>
    private static TimedRoute Timed(VroomProblem problem, PlannedRoute route)
    {
        VroomStep[] order = [.. route.Steps.Where(step => step.Kind is StepKind.Visit or StepKind.Break)
            .Select(step => new VroomStep(step.Kind == StepKind.Break, step.Number, VroomTimes.Any))];
        var given = new GivenRoute(problem, route.Team, order, VroomTimes.Any, new(0, route.EndsAt + problem.Shift.Zero), CancellationToken.None);
        if (given.Times(CancellationToken.None) is not { } times || !given.IsWithinWindows(times))
            throw new InvalidOperationException($"The engine's route of {problem.Input.Vehicles[route.Team]} breaks its windows or its rides.");
        return given.Timed(times, isGiven: false);
    }
}
