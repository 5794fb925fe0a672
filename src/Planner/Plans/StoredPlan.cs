using CoverageMap.Geo;

namespace CoverageMap.Planner.Plans;

/// <summary>A plan as it was stored, with all that a board, a phone page, a sheet or an export shows of it.</summary>
/// <param name="TravelModel">The name and parameters of the travel times the plan was made with.</param>
public sealed record StoredPlan(
    int Id, string AreaCode, string AreaName, DateOnly Day, int Version, DateTimeOffset CreatedAt, string TravelModel,
    int Seed, int TimeLimitSeconds, long DistanceMetres, long WorkSeconds,
    IReadOnlyList<StoredRoute> Routes, IReadOnlyList<LeftOutHousehold> LeftOut)
{
    /// <summary>How the depots and households of its problem are reached.</summary>
    public PointWays Ways { get; init; } = new(0, 0);
}

/// <summary>One team's day. Distances in metres, durations in seconds; a team without stops has no route.</summary>
public sealed record StoredRoute(
    int Number, int TeamId, string TeamCode, string TeamName, string DepotName, LonLat Depot,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? BreakAt, int BreakMinutes,
    int DistanceMetres, int TravelSeconds, int ServiceSeconds, int WaitSeconds, IReadOnlyList<StoredStop> Stops)
{
    /// <summary>Whether the ride back from the last stop is told by roads.</summary>
    public bool BackByRoad { get; init; }
}

/// <param name="Number">Counts from 1 along the route.</param>
/// <param name="DistanceMetres">From the stop before, or from the depot.</param>
public sealed record StoredStop(
    int Number, long HouseholdId, string Address, LonLat Position, string MatchCode, int UncertaintyMetres,
    DateTimeOffset ArrivesAt, DateTimeOffset StartsAt, DateTimeOffset LeavesAt,
    int DistanceMetres, int TravelSeconds, IReadOnlyList<StoredTask> Tasks)
{
    /// <summary>Whether the ride there is told by roads, not along the great circle.</summary>
    public bool ByRoad { get; init; }
}

/// <summary>A gap of a person that the team is to close at a stop.</summary>
public sealed record StoredTask(long ResidentId, string ResidentName, int BirthYear, string GapCode);

/// <param name="Part">0 for the whole household's visit, else the number of the part that was left out.</param>
/// <param name="Reason">A reason code of the planner, such as <c>capacity</c>.</param>
/// <param name="Gaps">The number of person-gaps left out.</param>
public sealed record LeftOutHousehold(long HouseholdId, string Address, LonLat Position, int Part, string Reason, int Gaps);
