using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>Finds plans for routing problems.</summary>
public interface IRoutingEngine
{
    /// <summary>
    /// The best plan found within the limits. It keeps every rule: what cannot be served is left out. Cancelling ends the
    /// search, not the call: the best plan so far is returned.
    /// </summary>
    /// <param name="progress">Told of better plans, and how far the search is at least once a second, one report at a time, from any thread.</param>
    /// <param name="start">
    /// Routes to begin with; the result is never worse, where their times are given (<see cref="PlannedVisits.Begins"/>) or found. Visits
    /// that break a rule there are left out.
    /// </param>
    RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
        IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default);
}

/// <summary>How long a search goes on: until the first limit is met. Its course is by the iterations where they are limited.</summary>
public sealed record SearchLimits
{
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Ruin-and-recreate steps over all; null: no limit. With one thread the same seed gives the same plan.</summary>
    public long? Iterations { get; init; }

    public int Threads { get; init; } = 1;

    public int Seed { get; init; } = 1;

    /// <summary>Whether the plan given to begin with is good already, so that the search stays near it: it then begins less hot.</summary>
    public bool Refine { get; init; }

    /// <summary>The stretch of a search's course that these limits are for; another search has made what comes before it.</summary>
    public CourseStretch Course { get; init; } = CourseStretch.Whole;
}

/// <summary>A stretch of a search's course, from its beginning, 0, to its end, 1: in the course of a search ever fewer changes for the worse are kept.</summary>
public readonly record struct CourseStretch(double From, double Until)
{
    /// <summary>All of it.</summary>
    public static CourseStretch Whole { get; } = new(0, 1);

    /// <summary>Where in the course a search is.</summary>
    /// <param name="share">How much of the stretch is made, 0 to 1.</param>
    public double At(double share) => From + (Until - From) * share;

    /// <summary>How much of the stretch is made when a search is there in its course; 0 to 1 inside.</summary>
    public double ShareAt(double course) => (course - From) / (Until - From);
}

/// <param name="Best">Of the best plan so far.</param>
/// <param name="Share">Of the limit that is used up, 0 to 1.</param>
public sealed record SearchProgress(PlanCost Best, int Served, long Iterations, TimeSpan Elapsed, double Share);
