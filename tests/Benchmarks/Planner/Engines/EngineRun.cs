using System.Diagnostics;
using CoverageMap.Benchmarks.Planner.Instances;
using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.OrTools;

namespace CoverageMap.Benchmarks.Planner.Engines;

/// <summary>An engine of this project on an instance.</summary>
internal static class EngineRun
{
    /// <exception cref="UserErrorException">There is no such engine.</exception>
    public static IRoutingEngine Named(string name) => name switch
    {
        "own" => new RoutingEngine(),
        "ortools" => new OrToolsEngine(),
        _ => throw new UserErrorException($"There is no engine {name}; own, ortools and vroom are known."),
    };

    public static Measured Solve(IRoutingEngine engine, RoutingInstance instance, SearchLimits limits, CancellationToken cancel)
    {
        var (watch, last) = (Stopwatch.StartNew(), new Latest());
        var plan = engine.Solve(instance.Problem, limits, last, null, cancel);
        return new([.. plan.Routes.Select(route => new PlannedVisits(route.Team, route.Shift, [.. route.Visits]))],
            watch.Elapsed.TotalSeconds, last.Iterations);
    }

    // Progress<T> would report on other threads, some of it after the end.
    private sealed class Latest : IProgress<SearchProgress>
    {
        public long? Iterations { get; private set; }

        public void Report(SearchProgress value) => Iterations = value.Iterations;
    }
}
