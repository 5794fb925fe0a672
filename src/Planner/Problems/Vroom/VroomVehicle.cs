namespace CoverageMap.Planner.Problems.Vroom;

/// <summary>A vehicle; it has a start, an end or both.</summary>
/// <param name="Type">"" for none.</param>
/// <param name="Breaks">By their first windows, the order in which they are taken.</param>
/// <param name="Steps">Its route as given, without start and end; null: none was given.</param>
public sealed record VroomVehicle(
    ulong Id, string Profile, string Description, string Type, VroomPlace? Start, VroomPlace? End,
    IReadOnlyList<VroomBreak> Breaks, IReadOnlyList<VroomStep>? Steps)
{
    public required IReadOnlyList<long> Capacity { get; init; }

    public IReadOnlySet<uint> Skills { get; init; } = new HashSet<uint>();

    /// <summary>Its working hours; null: any.</summary>
    public TimeWindow? Hours { get; init; }

    public VroomCosts Costs { get; init; } = new();

    /// <summary>Above 0, at most 5; rides take their time divided by it.</summary>
    public double SpeedFactor { get; init; } = 1;

    public long? MaxTasks { get; init; }

    public long? MaxTravelTime { get; init; }

    public long? MaxDistance { get; init; }

    /// <summary>When the given route may start and end.</summary>
    public VroomTimes StartTimes { get; init; } = VroomTimes.Any;

    public VroomTimes EndTimes { get; init; } = VroomTimes.Any;

    public override string ToString() => $"vehicle {Id}";
}

/// <summary>In a unit of the caller's; that of rides by default the second.</summary>
public sealed record VroomCosts(uint Fixed = 0, uint PerHour = VroomCosts.DefaultPerHour, uint PerTaskHour = 0, uint PerKm = 0)
{
    public const uint DefaultPerHour = 3600;
}

/// <param name="Windows">When it may begin, in order and apart; none: at any time.</param>
/// <param name="MaxLoad">The most that may be loaded during it; null: no limit.</param>
public sealed record VroomBreak(ulong Id, string Description, IReadOnlyList<TimeWindow> Windows, long Service, IReadOnlyList<long>? MaxLoad);

/// <param name="Number">Of the task in the problem, or of the break among its vehicle's.</param>
public sealed record VroomStep(bool IsBreak, int Number, VroomTimes Times);

/// <summary>When a step of a given route may begin.</summary>
public readonly record struct VroomTimes(long From, long Until)
{
    public static VroomTimes Any { get; } = new(0, VroomInput.Never);
}
