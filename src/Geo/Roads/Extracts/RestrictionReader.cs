using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Keeps the relations of type=restriction that bind the profile.</summary>
internal sealed class RestrictionReader(Profile profile)
{
    private const int MostMembers = 50; // real ones have three to ten
    private const int MostKept = 2_000_000; // about as many as the whole world has

    public List<Restriction> Kept { get; } = [];

    public RestrictionCounts Counts { get; } = new();

    /// <summary>The nodes that must be junctions for the restrictions to be told.</summary>
    public IEnumerable<long> ViaNodes => Kept.Where(kept => kept.ViaNode is not null).Select(kept => kept.ViaNode!.Value);

    public void Take(IReadOnlyList<OsmMember> members, Tags tags)
    {
        if (!tags.Has("type", "restriction")) return;
        Counts.Seen++;
        if (Value(tags) is not { } value) Counts.Skip(RestrictionSkip.OtherVehicles);
        else if (Kind(value) is not { } kind) Counts.Skip(RestrictionSkip.UnknownKind);
        else if (Read(members, kind) is not { } restriction) Counts.Skip(RestrictionSkip.MissingMembers);
        else if (Kept.Count == MostKept) throw new OsmDamage("it has more turn restrictions than the whole world.");
        else Kept.Add(restriction);
    }

    // "restriction:motorcycle" precedes "restriction". Of one with a condition nothing is known for all hours.
    private string? Value(Tags tags)
    {
        foreach (var key in profile.Access.Keys)
            if (tags["restriction:" + key] is { } own) return own;
        var isExcepted = tags["except"]?.Split(';', StringSplitOptions.TrimEntries).Any(profile.Access.Keys.Contains) ?? false;
        return isExcepted ? null : tags["restriction"];
    }

    private static RestrictionKind? Kind(string value) => value switch
    {
        "no_left_turn" or "no_right_turn" or "no_straight_on" or "no_entry" or "no_exit" => RestrictionKind.No,
        "no_u_turn" => RestrictionKind.NoUTurn,
        "only_left_turn" or "only_right_turn" or "only_straight_on" or "only_u_turn" => RestrictionKind.Only,
        _ => null,
    };

    private static Restriction? Read(IReadOnlyList<OsmMember> members, RestrictionKind kind)
    {
        if (members.Count > MostMembers) return null;
        long[] Ways(string role) => [.. members.Where(member => member.Kind == OsmKind.Way && member.Role == role).Select(member => member.Id).Distinct()];
        var nodes = members.Where(member => member.Kind == OsmKind.Node && member.Role == "via").Select(member => member.Id).ToList();
        var (from, via, to) = (Ways("from"), Ways("via"), Ways("to"));
        // Either one node or ways lie between.
        var isWhole = from.Length > 0 && to.Length > 0 && (nodes.Count == 1) == (via.Length == 0) && nodes.Count <= 1;
        return isWhole ? new Restriction(kind, from, nodes.Count == 1 ? nodes[0] : null, via, to) : null;
    }
}

internal enum RestrictionKind { No, NoUTurn, Only }

/// <summary>A turn restriction by the ids of its members.</summary>
/// <param name="Via">The ways between, in any order; none where it is a node.</param>
internal sealed record Restriction(RestrictionKind Kind, long[] From, long? ViaNode, long[] Via, long[] To);
