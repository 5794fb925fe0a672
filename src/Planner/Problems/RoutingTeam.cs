namespace CoverageMap.Planner.Problems;

/// <summary>A team (or vehicle) that may go out, once in each of its shifts.</summary>
public sealed record RoutingTeam
{
    public required string Name { get; init; }

    /// <summary>The place where its shifts begin; null: wherever its first visit is, at no ride.</summary>
    public int? Start { get; init; }

    /// <summary>The place where its shifts end; null: at its last visit.</summary>
    public int? End { get; init; }

    /// <summary>Whether its start counts as a stop for <see cref="RoutingVisit.SetupSeconds"/>: at the same place no setup is needed.</summary>
    public bool StartIsStop { get; init; }

    public int Profile { get; init; }

    /// <summary>
    /// Durations of rides are the profile's divided by this, rounded to whole seconds (halves up); above 0. The profile's
    /// own costs and metres stay as they are.
    /// </summary>
    public double SpeedFactor { get; init; } = 1;

    /// <summary>In order, apart from each other, at least one. A route is made in each of them, or none.</summary>
    public IReadOnlyList<TeamShift> Shifts { get; init; } = [TeamShift.AnyTime];

    public IReadOnlySet<string> Skills { get; init; } = new HashSet<string>();

    /// <summary>The kind that visits name in <see cref="RoutingVisit.ServiceByKind"/>; null: no kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The most that it carries of each dimension, in each shift anew; none: no limit.</summary>
    public IReadOnlyList<long> Capacity { get; init; } = [];

    /// <summary>
    /// The most that it delivers of each dimension over all its shifts of the day (stock that is not refilled between
    /// them); none: no limit.
    /// </summary>
    public IReadOnlyList<long> DayStock { get; init; } = [];

    /// <summary>The most visits in a shift; null: no limit. So for the next two.</summary>
    public int? MaxStops { get; init; }

    public long? MaxTravelSeconds { get; init; }

    public long? MaxDistanceMetres { get; init; }

    /// <summary>
    /// The most seconds of a shift from leaving its start to being back, waiting and breaks included; null: no limit. A team
    /// leaves later to keep it. One that has driven left when its first driven stop began, less the ride there.
    /// </summary>
    public long? MaxDurationSeconds { get; init; }

    public TeamCosts Costs { get; init; } = new();

    /// <summary>What it worked on past days, for <see cref="RoutingProblem.BalancePrice"/>.</summary>
    public long PastWorkSeconds { get; init; }

    /// <summary>
    /// The part of its first shift that is already driven, in order. These visits stay where they are, at these times; the
    /// rest of the route goes on from the last of them, when its service has ended. Windows and rides of the past are not
    /// questioned; their amounts, distances, costs and stops count, so that there is no plan where these alone are too many.
    /// Nor is it questioned whether the team could serve them; a relation is broken only by a visit that is not driven.
    /// A driven ride that the profile thinks impossible counts nothing. Breaks come after the last driven stop: leave out
    /// those that were taken.
    /// </summary>
    public IReadOnlyList<DrivenStop> Driven { get; init; } = [];
}

/// <summary>The hours of one route: it leaves and is back within them.</summary>
public sealed record TeamShift(long From, long Until)
{
    public static TeamShift AnyTime { get; } = new(0, NoEnd);

    /// <summary>As good as never: some 34 years.</summary>
    public const long NoEnd = 1L << 30;

    /// <summary>Being back later than this costs <see cref="TeamCosts.PerOvertimeSecond"/>; null: there is no overtime.</summary>
    public long? RegularUntil { get; init; }

    /// <summary>In the order in which they are taken; all of them are taken by a team that goes out.</summary>
    public IReadOnlyList<RoutingBreak> Breaks { get; init; } = [];
}

/// <summary>A break, begun within one of its windows. It interrupts no service.</summary>
/// <param name="Windows">When it may begin, in order and apart; none: at any time of the shift.</param>
public sealed record RoutingBreak(IReadOnlyList<TimeWindow> Windows, long Seconds)
{
    /// <summary>
    /// Whether it may interrupt a ride. If not, it is taken where a visit has ended or a shift begins or ends, before
    /// riding on: not at the next door before the visit there begins. Taken when the team has come to its end, it makes
    /// the team's being back later, overtime included.
    /// </summary>
    public bool MayInterruptRide { get; init; }

    /// <summary>
    /// The most that may be loaded, in each dimension, for it to be taken; none: no limit. Loaded is what was when the stop
    /// before was left: all deliveries at the start, what was picked up still at the end.
    /// </summary>
    public IReadOnlyList<long> MaxLoad { get; init; } = [];
}

/// <summary>What a team's routes cost.</summary>
public sealed record TeamCosts
{
    /// <summary>Of each shift in which it goes out.</summary>
    public double Fixed { get; init; }

    /// <summary>Of riding; where the profile has costs of its own, these are multiplied by it instead of the seconds.</summary>
    public double PerTravelSecond { get; init; } = 1;

    /// <summary>Of setup and service.</summary>
    public double PerServiceSecond { get; init; }

    public double PerMetre { get; init; }

    /// <summary>Of each second between <see cref="TeamShift.RegularUntil"/> and being back.</summary>
    public double PerOvertimeSecond { get; init; }
}

/// <summary>A visit that was made, or is being made, with the time at which its setup or service began.</summary>
public sealed record DrivenStop(int Visit, long Began);
