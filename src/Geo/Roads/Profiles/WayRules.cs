using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>Applies a profile to the tags of a way: which directions are open, how fast, and what kind of road it is.</summary>
public sealed class WayRules(Profile profile)
{
    private static readonly string[] Gone = ["abandoned", "disused", "razed", "demolished", "construction", "proposed"];

    private readonly string[] _onewayKeys =
    [
        .. profile.Access.Keys.Where(key => key != "access").Select(key => "oneway:" + key),
        .. profile.ObeysOneway ? ["oneway"] : Array.Empty<string>(),
    ];

    /// <returns>What may be done on the way, or null when it is no road for the profile.</returns>
    public WayUse? Judge(Tags tags)
    {
        if (ClassOf(tags) is not { } name || !profile.Speeds.TryGetValue(name, out var kmh)) return null;
        if (tags.Has("area", "yes") || Array.Exists(Gone, key => tags.Has(key, "yes"))) return null;
        var access = profile.Access.Read(tags) ?? AccessLevel.Allowed;
        if (access == AccessLevel.Forbidden || (IsClosed(name, tags) && !profile.Access.Opens(tags))) return null;
        foreach (var (key, caps) in profile.Caps)
        {
            if (tags[key] is not { } value || !caps.TryGetValue(value, out var cap)) continue;
            if (cap is null) return null;
            kmh = Math.Min(kmh, cap.Value);
        }
        var traits = Traits(tags, name) | (access == AccessLevel.Destination ? RoadTraits.Destination : RoadTraits.None);
        var factor = access == AccessLevel.Destination ? profile.Access.DestinationFactor : 1;
        var (forward, backward) = Directions(tags, name);
        return new WayUse(name, traits,
            forward ? Capped(kmh, tags, "forward") * factor : 0, backward ? Capped(kmh, tags, "backward") * factor : 0,
            name == "ferry" ? Durations.Seconds(tags["duration"]) : null);
    }

    private static string? ClassOf(Tags tags) => tags["highway"] ?? (tags.Has("route", "ferry") ? "ferry" : null);

    private bool IsClosed(string name, Tags tags) => profile.Closed.Contains(name) || Any(profile.ClosedWhere, tags);

    private static bool Any(IReadOnlyDictionary<string, IReadOnlySet<string>> wanted, Tags tags)
    {
        foreach (var (key, values) in wanted)
            if (tags[key] is { } value && values.Contains(value)) return true;
        return false;
    }

    private double Capped(double kmh, Tags tags, string direction) => profile.MaxspeedShare is not { } share ? kmh
        : SpeedLimits.Read(tags, profile.Access.Keys, direction) is { } limit ? Math.Min(kmh, Math.Max(1, limit * share)) : kmh;

    private (bool Forward, bool Backward) Directions(Tags tags, string name)
    {
        foreach (var key in _onewayKeys)
            switch (tags[key])
            {
                case "yes" or "1" or "true": return (true, IsOpenAgainst(tags));
                case "-1" or "reverse": return (IsOpenAgainst(tags), true);
                case "no" or "0" or "false": return (true, true);
            }
        // `motorway_link` implies nothing: the wiki asks mappers to tag it.
        var isImplied = profile.ObeysOneway && (name == "motorway" || IsRoundabout(tags));
        return (true, !isImplied || IsOpenAgainst(tags));
    }

    private bool IsOpenAgainst(Tags tags) => Any(profile.AgainstOneway, tags);

    private static bool IsRoundabout(Tags tags) => tags["junction"] is "roundabout" or "circular";

    private static RoadTraits Traits(Tags tags, string name) =>
        (IsRoundabout(tags) ? RoadTraits.Roundabout : 0) |
        (name == "ferry" ? RoadTraits.Ferry : 0) |
        (name.EndsWith("_link", StringComparison.Ordinal) ? RoadTraits.Link : 0) |
        (tags["bridge"] is not (null or "no") ? RoadTraits.Bridge : 0) |
        (tags["tunnel"] is not (null or "no") ? RoadTraits.Tunnel : 0);
}

/// <summary>What a profile may do on a way.</summary>
/// <param name="ForwardKmh">As drawn; 0: closed. So <paramref name="BackwardKmh"/>.</param>
/// <param name="Seconds">How long the whole way takes whatever its length, where the map says so (ferries).</param>
public readonly record struct WayUse(string Class, RoadTraits Traits, double ForwardKmh, double BackwardKmh, double? Seconds);
