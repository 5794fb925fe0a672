using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>What an OpenStreetMap extract knows by name.</summary>
/// <param name="Hamlets">Places below the ward.</param>
/// <param name="Venues">Markets, schools, clinics, offices and the like.</param>
public sealed record OsmNames(
    IReadOnlyList<StreetPiece> Streets, IReadOnlyList<MappedHouse> Houses,
    IReadOnlyList<(string Name, LonLat Position)> Hamlets, IReadOnlyList<(string Name, LonLat Position)> Venues)
{
    /// <summary>Reads the extract twice: which nodes the named ways need, then these nodes; so that a whole country fits.</summary>
    /// <param name="path">.osm.pbf, .osm or .osm.gz.</param>
    /// <exception cref="UserErrorException">The extract is missing, damaged or hostile.</exception>
    public static OsmNames Read(string path, CancellationToken cancel)
    {
        var extract = new OsmExtract(path);
        var ways = new NamedWays(extract.MostNodes, extract.MostNamed);
        extract.Read(ways, null, cancel);
        var table = new NodeTable(ways.Nodes);
        var nodes = new NamedNodes(table, extract.MostNamed);
        extract.Read(nodes, null, cancel);
        var streets = new List<StreetPiece>();
        var places = nodes.Places;
        for (var way = 0; way < ways.Count; way++)
        {
            cancel.ThrowIfCancellationRequested();
            // An extract is cut at its border, so that a way may lack nodes.
            var line = Line(ways.NodesOf(way), table);
            if (line.Length == 0) continue;
            var name = ways[way];
            if (name.Kind != OsmNameKind.Street) places.Add((name, Middle(line)));
            else if (line.Length > 1) streets.AddRange(name.StreetNames().Select(text => new StreetPiece(text, line)));
        }
        return new OsmNames(streets, [.. Of(places, OsmNameKind.House).Select(house => new MappedHouse(house.Name.Text, house.Name.Number!, house.Position))],
            [.. Of(places, OsmNameKind.Hamlet).Select(place => (place.Name.Text, place.Position))],
            [.. Of(places, OsmNameKind.Venue).Select(place => (place.Name.Text, place.Position))]);
    }

    private static LonLat[] Line(ReadOnlySpan<long> ids, NodeTable table)
    {
        var line = new List<LonLat>(ids.Length);
        foreach (var id in ids)
            if (table.Find(id) is >= 0 and var node && table.HasPlace(node)) line.Add(Globe.Position(table.Lon[node], table.Lat[node]));
        return [.. line];
    }

    private static IEnumerable<(OsmName Name, LonLat Position)> Of(List<(OsmName Name, LonLat Position)> places, OsmNameKind kind) =>
        places.Where(place => place.Name.Kind == kind);

    private static LonLat Middle(LonLat[] outline) => new(outline.Average(point => point.Lon), outline.Average(point => point.Lat));
}
