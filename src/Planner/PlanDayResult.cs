using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner;

/// <summary>The figures of a plan that was stored. Distances in metres, durations in seconds.</summary>
/// <param name="WorkSeconds">Riding, serving and waiting of all teams; breaks are not work.</param>
/// <param name="Ways">How many depots and households are reached by which way.</param>
/// <param name="Violations">Rules that the plan breaks as it was read back from the database; empty unless storing has a bug.</param>
/// <param name="Seconds">Wall time of each step.</param>
public sealed record PlanDayResult(
    int PlanId, int Version, int VisitsPlanned, int VisitsLeftOut, int GapsPlanned, long DistanceMetres, long WorkSeconds,
    string TravelModel, PointWays Ways, IReadOnlyList<PlanViolation> Violations, IReadOnlyDictionary<PlanStep, double> Seconds);
