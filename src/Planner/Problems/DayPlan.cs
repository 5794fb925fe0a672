namespace CoverageMap.Planner.Problems;

/// <summary>The answer to a routing problem. Teams and visits are named by their place in the problem's lists.</summary>
/// <param name="Routes">A route for each team that goes out, none for the others.</param>
public sealed record DayPlan(IReadOnlyList<DayRoute> Routes, IReadOnlyList<LeftOutVisit> LeftOut);

/// <param name="StartsAt">When the team leaves its depot, in seconds from local midnight.</param>
/// <param name="EndsAt">When it is back.</param>
/// <param name="BreakAt">When its break begins; null for a team without one.</param>
/// <param name="WaitSeconds">Idle time between leaving and coming back, besides the break.</param>
public sealed record DayRoute(
    int TeamNumber, int StartsAt, int EndsAt, int? BreakAt, int DistanceMetres, int TravelSeconds, int ServiceSeconds,
    int WaitSeconds, IReadOnlyList<DayStop> Stops);

/// <param name="DistanceMetres">From the stop before, or from the depot; so is <paramref name="TravelSeconds"/>.</param>
public sealed record DayStop(
    int Visit, int ArrivesAt, int StartsAt, int LeavesAt, int DistanceMetres, int TravelSeconds);

/// <param name="Reason">One of <see cref="LeftOutReason"/>.</param>
public sealed record LeftOutVisit(int Visit, string Reason);
