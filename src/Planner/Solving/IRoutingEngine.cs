using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>Finds plans for routing problems.</summary>
public interface IRoutingEngine
{
    /// <summary>
    /// The best plan found within the limits. It keeps every rule: what cannot be served is left out. Cancelling ends the
    /// search, not the call: the best plan so far is returned.
    /// </summary>
    /// <param name="start">
    /// Routes to begin with; the result is never worse, where their times are given (<see cref="PlannedVisits.Begins"/>) or found. Visits
    /// that break a rule there are left out.
    /// </param>
    RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
        IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default);
}

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
}

/// <summary>How long a search goes on: until the first limit is met. Its course is by the iterations where they are limited.</summary>
public sealed record SearchLimits
{
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Ruin-and-recreate steps over all; null: no limit. With one thread the same seed gives the same plan.</summary>
    public long? Iterations { get; init; }

    public int Threads { get; init; } = 1;

    public int Seed { get; init; } = 1;
}

/// <param name="Best">Of the best plan so far.</param>
/// <param name="Share">Of the limit that is used up, 0 to 1.</param>
public sealed record SearchProgress(PlanCost Best, int Served, long Iterations, TimeSpan Elapsed, double Share);
