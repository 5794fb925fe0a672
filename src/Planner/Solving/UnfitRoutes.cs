using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>The last resort where routes that a search holds to be good have no timetable: a fault of the engine, for which nobody is to lose his plan.</summary>
internal static class UnfitRoutes
{
    private static int _plans;

    /// <summary>How often it was of use since the program began: tests want none.</summary>
    public static int Plans => _plans;

    /// <summary>The plan of as many of the routes' visits as can be served in their order.</summary>
    /// <exception cref="InvalidOperationException">Not even what is driven has a timetable.</exception>
    public static RoutingPlan Mended(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes)
    {
        Interlocked.Increment(ref _plans);
        return GivenPlan.Of(problem, routes) ?? Timetable.Write(problem, PlannedVisits.Driven(problem))
            ?? throw new InvalidOperationException("What is driven already does not fit its shifts, breaks and durations.");
    }
}
