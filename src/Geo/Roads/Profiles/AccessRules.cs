using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>How access tags are read. The first key, in order, with a value that is known decides.</summary>
public sealed record AccessRules
{
    /// <summary>Most specific first, such as motorcycle, motor_vehicle, vehicle, access.</summary>
    public IReadOnlyList<string> Keys { get; init; } = ["access"];

    /// <summary>The keys whose leave opens what is closed by its class: access=yes on a footway opens it to nobody new.</summary>
    public IReadOnlyList<string> OpenedBy { get; init; } = [];

    public IReadOnlySet<string> Allowed { get; init; } = new HashSet<string> { "yes", "designated", "permissive" };

    public IReadOnlySet<string> Forbidden { get; init; } = new HashSet<string> { "no" };

    /// <summary>Allowed for those who live or call there.</summary>
    public IReadOnlySet<string> Destination { get; init; } = new HashSet<string> { "destination", "private" };

    /// <summary>The share of the speed on such ways, so that through traffic avoids them; above 0 up to 1.</summary>
    public double DestinationFactor { get; init; } = 0.5;

    /// <returns>What the tags say, or null when they say nothing.</returns>
    public AccessLevel? Read(Tags tags)
    {
        foreach (var key in Keys)
            if (Level(tags[key]) is { } level) return level;
        return null;
    }

    /// <summary>Whether the tags open what is closed by default.</summary>
    public bool Opens(Tags tags) => OpenedBy.Any(key => Level(tags[key]) is AccessLevel.Allowed or AccessLevel.Destination);

    private AccessLevel? Level(string? value) => value is null ? null
        : Allowed.Contains(value) ? AccessLevel.Allowed
        : Forbidden.Contains(value) ? AccessLevel.Forbidden
        : Destination.Contains(value) ? AccessLevel.Destination : null;
}

public enum AccessLevel { Allowed, Destination, Forbidden }
