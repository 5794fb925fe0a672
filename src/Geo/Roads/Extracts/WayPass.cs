using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>The first reading: keeps the ways that the profile may use, and the turn restrictions that bind it.</summary>
internal sealed class WayPass(Profile profile, long mostNodes) : IOsmReceiver
{
    private readonly WayRules _rules = new(profile);

    public KeptWays Ways { get; } = new();

    public RestrictionReader Restrictions { get; } = new(profile);

    public int WaysSeen { get; private set; }

    public int RoadsSeen { get; private set; }

    public bool WantsNodes => false;

    public bool WantsWays => true;

    public bool WantsRelations => profile.ObeysRestrictions;

    public void Node(long id, int lon, int lat, Tags tags) { }

    public void Way(long id, ReadOnlySpan<long> nodes, Tags tags)
    {
        WaysSeen++;
        if (tags["highway"] is not null) RoadsSeen++;
        if (nodes.Length < 2 || _rules.Judge(tags) is not { } use) return;
        if (Ways.Nodes.Count + (long)nodes.Length > mostNodes) throw new OsmDamage("its roads have more points than a file of its size can hold honestly.");
        Ways.Add(id, nodes, use, tags);
    }

    public void Relation(long id, IReadOnlyList<OsmMember> members, Tags tags) => Restrictions.Take(members, tags);
}
