using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>The second reading: positions of the nodes that the kept ways need, and what hinders there.</summary>
internal sealed class NodePass(NodeTable table, Profile profile) : IOsmReceiver
{
    private readonly NodeRules _rules = new(profile);

    public int NodesSeen { get; private set; }

    /// <summary>What hinders, of the few nodes where anything does; by their number in the table.</summary>
    public Dictionary<int, NodePassage> Passages { get; } = [];

    public bool WantsNodes => true;

    public bool WantsWays => false;

    public bool WantsRelations => false;

    public void Node(long id, int lon, int lat, Tags tags)
    {
        NodesSeen++;
        var node = table.Next(id);
        if (node < 0) return;
        table.Place(node, lon, lat);
        if (tags.Count > 0 && _rules.Judge(tags) is var passage && passage != default) Passages[node] = passage;
    }

    public void Way(long id, ReadOnlySpan<long> nodes, Tags tags) { }

    public void Relation(long id, IReadOnlyList<OsmMember> members, Tags tags) { }
}
