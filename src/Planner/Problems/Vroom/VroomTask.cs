namespace CoverageMap.Planner.Problems.Vroom;

public enum VroomTaskKind
{
    Job,
    Pickup,
    Delivery,
}

/// <summary>Something to be done at a place. Ids are unique within a kind.</summary>
/// <param name="Windows">When it may begin, in order and apart; none: at any time.</param>
/// <param name="Delivery">For a delivery the amount that its pick-up took.</param>
public sealed record VroomTask(VroomTaskKind Kind, ulong Id, VroomPlace Place, string Description, IReadOnlyList<TimeWindow> Windows)
{
    public long Setup { get; init; }

    public long Service { get; init; }

    public IReadOnlyDictionary<string, long> SetupByType { get; init; } = new Dictionary<string, long>();

    public IReadOnlyDictionary<string, long> ServiceByType { get; init; } = new Dictionary<string, long>();

    public required IReadOnlyList<long> Delivery { get; init; }

    public required IReadOnlyList<long> Pickup { get; init; }

    public IReadOnlySet<uint> Skills { get; init; } = new HashSet<uint>();

    /// <summary>0 to 100.</summary>
    public int Priority { get; init; }

    public string KindName => Kind switch { VroomTaskKind.Job => "job", VroomTaskKind.Pickup => "pickup", _ => "delivery" };

    public override string ToString() => $"{KindName} {Id}";
}
