using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>The second reading: positions of the nodes that the named ways need, and nodes with a name of their own.</summary>
internal sealed class NamedNodes(NodeTable table, long mostNamed) : IOsmReceiver
{
    public List<(OsmName Name, LonLat Position)> Places { get; } = [];

    public bool WantsNodes => true;

    public bool WantsWays => false;

    public bool WantsRelations => false;

    public void Node(long id, int lon, int lat, Tags tags)
    {
        if (table.Next(id) is >= 0 and var node) table.Place(node, lon, lat);
        // A named node of a road, such as a bus stop, is no street.
        if (OsmName.Of(tags) is not { Kind: not OsmNameKind.Street } name) return;
        if (Places.Count >= mostNamed) throw new OsmDamage("it has more names than a file of its size can hold honestly.");
        Places.Add((name, Globe.Position(lon, lat)));
    }

    public void Way(long id, ReadOnlySpan<long> nodes, Tags tags) { }

    public void Relation(long id, IReadOnlyList<OsmMember> members, Tags tags) { }
}
