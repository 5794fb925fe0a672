using System.Runtime.InteropServices;
using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>The first reading: keeps the ways with a name, their nodes in one list and not an object per way.</summary>
internal sealed class NamedWays(long mostNodes, long mostNamed) : IOsmReceiver
{
    private readonly List<(OsmName Name, int NodesEnd)> _ways = [];
    private long _points;

    public int Count => _ways.Count;

    /// <summary>Ids of the nodes of all ways, one way after the other.</summary>
    public List<long> Nodes { get; } = [];

    public OsmName this[int way] => _ways[way].Name;

    public bool WantsNodes => false;

    public bool WantsWays => true;

    public bool WantsRelations => false;

    public ReadOnlySpan<long> NodesOf(int way) => CollectionsMarshal.AsSpan(Nodes)[(way == 0 ? 0 : _ways[way - 1].NodesEnd).._ways[way].NodesEnd];

    public void Node(long id, int lon, int lat, Tags tags) { }

    public void Way(long id, ReadOnlySpan<long> nodes, Tags tags)
    {
        if (nodes.Length == 0 || OsmName.Of(tags) is not { } name) return;
        // A street's line is written once for each of its names.
        _points += (long)nodes.Length * (name.Kind == OsmNameKind.Street ? name.StreetNames().Count() : 1);
        if (_points > mostNodes) throw new OsmDamage("its ways have more points than a file of its size can hold honestly.");
        if (_ways.Count >= mostNamed) throw new OsmDamage("it has more names than a file of its size can hold honestly.");
        Nodes.AddRange(nodes);
        _ways.Add((name, Nodes.Count));
    }

    public void Relation(long id, IReadOnlyList<OsmMember> members, Tags tags) { }
}
