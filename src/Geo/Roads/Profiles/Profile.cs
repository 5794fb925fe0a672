namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>
/// What a way of going about may use and how fast; read from a JSON file by <see cref="ProfileFile"/>. Tags with a
/// condition (`…:conditional`) are not evaluated: the times of a network hold for all hours.
/// </summary>
public sealed record Profile
{
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> NoTags = new Dictionary<string, IReadOnlySet<string>>();

    public required string Name { get; init; }

    /// <summary>Speed from a door to the road in km/h.</summary>
    public double FootKmh { get; init; } = 5;

    /// <summary>How far from a road a point may be, in metres.</summary>
    public double SnapLimitMetres { get; init; } = 1000;

    /// <summary>km/h by value of `highway`, and for "ferry". What is not listed is no road.</summary>
    public IReadOnlyDictionary<string, double> Speeds { get; init; } = new Dictionary<string, double>();

    /// <summary>Values of `highway` that are closed unless a key of <see cref="AccessRules.OpenedBy"/> opens them.</summary>
    public IReadOnlySet<string> Closed { get; init; } = new HashSet<string>();

    /// <summary>Tags, values by key, that close a way in the same manner, such as motorroad=yes.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> ClosedWhere { get; init; } = NoTags;

    /// <summary>The most km/h with a tag, values by key, such as surface=gravel; null: impassable.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double?>> Caps { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, double?>>();

    /// <summary>The share of a signed speed limit that is reached, above 0 up to 1.5; null: limits play no part.</summary>
    public double? MaxspeedShare { get; init; }

    public AccessRules Access { get; init; } = new();

    /// <summary>Whether `oneway` binds; `oneway:foot` and the like, for the keys of <see cref="AccessRules.Keys"/>, always do.</summary>
    public bool ObeysOneway { get; init; } = true;

    /// <summary>Tags, values by key, that open a one-way street against its direction, such as cycleway=opposite.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> AgainstOneway { get; init; } = NoTags;

    /// <summary>Seconds to get past a `barrier` on a way; null: impassable. What is not listed hinders nobody.</summary>
    public IReadOnlyDictionary<string, double?> Barriers { get; init; } = new Dictionary<string, double?>();

    /// <summary>Seconds lost at a point of a way, by key and value, such as highway=traffic_signals; the most of several.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double?>> Passing { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, double?>>();

    /// <summary>Seconds lost in turning; null: none.</summary>
    public TurnRules? Turns { get; init; }

    /// <summary>Whether relations of type=restriction bind.</summary>
    public bool ObeysRestrictions { get; init; } = true;
}
