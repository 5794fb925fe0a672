using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>Solves a day: chooses candidates, has the routing engine plan them, and checks what it planned.</summary>
/// <param name="machines">As of <see cref="RoutingEngine"/>.</param>
public sealed class DaySolver(ITravelTimes travel, TimeProvider clock, IReadOnlyList<IRoutingEngine>? machines = null)
{
    /// <param name="progress">As of <see cref="IRoutingEngine"/>.</param>
    /// <returns>A route for each team that has stops. What is left out is not yet explained.</returns>
    /// <exception cref="InvalidOperationException">The engine's plan breaks a rule.</exception>
    public IReadOnlyList<DayRoute> Solve(
        DayProblem problem, SolveOptions options, IProgress<SearchProgress>? progress, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var candidates = new CandidateChoice(problem, new Abilities(problem), travel).Choose();
        if (candidates.Count == 0) return [];
        var task = DayTask.Of(problem, candidates, travel, options.RideSecondsPerWorth);
        var left = Left(options.TimeLimit - clock.GetElapsedTime(began));
        var limits = new SearchLimits
        {
            // Who plans a few households need not wait for half a minute.
            Time = options.Iterations is null ? UsualTime.Of(candidates.Count, left) : left,
            Iterations = options.Iterations,
            Threads = options.Threads,
            Seed = options.Seed,
        };
        var plan = new RoutingEngine(machines).Solve(task, limits, progress, start: null, cancel);
        cancel.ThrowIfCancellationRequested();
        if (PlanCheck.Check(task, plan, cancel) is { Count: > 0 } broken)
            throw new InvalidOperationException($"The engine's plan breaks {broken.Count} rules. " +
                string.Join(' ', broken.Take(5).Select(rule => rule.Message)));
        return [.. plan.Routes.Select(route => DayAnswer.Of(route, candidates))];
    }

    // The engine's clock must be able to run out.
    private static TimeSpan Left(TimeSpan left) => left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
}
