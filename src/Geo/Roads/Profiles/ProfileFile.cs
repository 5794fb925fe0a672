using System.Text.Json;

namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>Reads a profile from JSON; data/profiles holds four. A key that is not known is a fault: a slip would go unseen.</summary>
public static class ProfileFile
{
    private const string Speed = "use 1 to 200 km/h";
    private const string Delay = "use 0 to 3600 seconds";

    private static readonly JsonDocumentOptions Json = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
    };

    /// <exception cref="UserErrorException">The file is missing or not understood; the message names key, value and repair.</exception>
    public static Profile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Profile file {path} cannot be read: {error.Message}", error);
        }
    }

    /// <param name="origin">Names the text in messages.</param>
    /// <exception cref="UserErrorException">As for <see cref="Read"/>.</exception>
    public static Profile Parse(string json, string origin)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            return Profile(new ProfileKeys(document.RootElement, origin, ""));
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"Profile file {origin} is not understood: {error.Message}", error);
        }
    }

    private static Profile Profile(ProfileKeys keys)
    {
        var standard = new Profile { Name = "" };
        var drivesOnLeft = keys.Word("drivesOn", "right", ["right", "left"]) == "left";
        var profile = new Profile
        {
            Name = keys.Name("name"),
            FootKmh = keys.Number("footKmh", 0.5, 20, "use 0.5 to 20 km/h") ?? standard.FootKmh,
            SnapLimitMetres = keys.Number("snapLimitMetres", 1, 100_000, "use 1 to 100000 metres") ?? standard.SnapLimitMetres,
            Speeds = keys.Numbers("speeds", 1, 200, Speed),
            Closed = keys.Words("closed") ?? standard.Closed,
            ClosedWhere = keys.WordsByKey("closedWhere"),
            Caps = keys.NumbersByKey("caps", 1, 200, Speed, orClosed: true),
            MaxspeedShare = keys.Number("maxspeedShare", 0.1, 1.5, "use 0.1 to 1.5, or leave it out"),
            Access = keys.Object("access") is { } access ? Access(access) : standard.Access,
            ObeysOneway = keys.Truth("obeysOneway") ?? standard.ObeysOneway,
            AgainstOneway = keys.WordsByKey("againstOneway"),
            Barriers = keys.NumbersOrClosed("barriers", 0, 3600, Delay),
            Passing = keys.NumbersByKey("passing", 0, 3600, Delay, orClosed: false),
            Turns = keys.Object("turns") is { } turns ? Turns(turns, drivesOnLeft) : null,
            ObeysRestrictions = keys.Truth("obeysRestrictions") ?? standard.ObeysRestrictions,
        };
        keys.RefuseOthers();
        if (profile.Speeds.Count == 0) throw keys.Fault("speeds", "{}", "list the road classes and their km/h, such as \"residential\": 20");
        return profile;
    }

    private static AccessRules Access(ProfileKeys keys)
    {
        var standard = new AccessRules();
        var rules = new AccessRules
        {
            Keys = keys.WordList("keys") ?? standard.Keys,
            OpenedBy = keys.WordList("openedBy") ?? standard.OpenedBy,
            Allowed = keys.Words("allowed") ?? standard.Allowed,
            Forbidden = keys.Words("forbidden") ?? standard.Forbidden,
            Destination = keys.Words("destination") ?? standard.Destination,
            DestinationFactor = keys.Number("destinationFactor", 0.01, 1, "use a share of the speed, 0.01 to 1") ?? standard.DestinationFactor,
        };
        keys.RefuseOthers();
        return rules;
    }

    private static TurnRules Turns(ProfileKeys keys, bool drivesOnLeft)
    {
        // "near" and "far" would be exact but nobody says so: left and right are told as where one drives on the right.
        var left = keys.Number("left", 0, 3600, Delay) ?? 0;
        var right = keys.Number("right", 0, 3600, Delay) ?? 0;
        var rules = new TurnRules
        {
            LeftSeconds = drivesOnLeft ? right : left,
            RightSeconds = drivesOnLeft ? left : right,
            StraightSeconds = keys.Number("straight", 0, 3600, Delay) ?? 0,
            UTurnSeconds = keys.Number("uturn", 0, 3600, Delay) ?? 0,
            At = keys.Words("at") ?? new HashSet<string>(),
        };
        keys.RefuseOthers();
        return rules;
    }
}
