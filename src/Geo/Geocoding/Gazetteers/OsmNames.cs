using OsmSharp;
using OsmSharp.Tags;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>What an OpenStreetMap extract knows by name.</summary>
/// <param name="Hamlets">Places below the ward.</param>
/// <param name="Venues">Markets, schools, clinics, offices and the like.</param>
public sealed record OsmNames(
    IReadOnlyList<StreetPiece> Streets, IReadOnlyList<MappedHouse> Houses,
    IReadOnlyList<(string Name, LonLat Position)> Hamlets, IReadOnlyList<(string Name, LonLat Position)> Venues)
{
    private static readonly HashSet<string> HamletPlaces = ["hamlet", "village", "neighbourhood", "quarter", "suburb", "isolated_dwelling"];
    private static readonly HashSet<string> VenueAmenities =
        ["marketplace", "school", "kindergarten", "college", "hospital", "clinic", "townhall", "community_centre", "place_of_worship", "police", "post_office"];

    /// <summary>Reads the extract twice: which nodes the named ways need, then these nodes; so that a whole country fits.</summary>
    /// <param name="open">Opens the extract from its beginning.</param>
    public static OsmNames Read(Func<IEnumerable<OsmGeo>> open, CancellationToken cancel)
    {
        var ways = open().OfType<Way>().Where(way => Nodes(way).Length > 0 && Kind(way.Tags) != OsmKind.None)
            .Select(way => Seen(way, cancel)).ToList();
        var wanted = ways.SelectMany(Nodes).ToHashSet();
        var positions = new Dictionary<long, LonLat>(wanted.Count);
        var named = new List<(TagsCollectionBase Tags, LonLat Position)>();
        foreach (var node in open().TakeWhile(geo => geo.Type == OsmGeoType.Node).OfType<Node>())
        {
            if (node is not { Id: { } id, Longitude: >= -180 and <= 180, Latitude: >= -90 and <= 90 }) continue;
            var position = new LonLat(Seen(node, cancel).Longitude!.Value, node.Latitude!.Value);
            if (wanted.Contains(id)) positions[id] = position;
            if (Kind(node.Tags) is not (OsmKind.None or OsmKind.Street)) named.Add((node.Tags, position));
        }
        var streets = new List<StreetPiece>();
        foreach (var way in ways)
        {
            // An extract is cut at its border, so that a way may lack nodes.
            LonLat[] line = [.. Nodes(way).Where(positions.ContainsKey).Select(node => positions[node])];
            if (line.Length == 0) continue;
            if (Kind(way.Tags) != OsmKind.Street) named.Add((way.Tags, Middle(line)));
            else if (line.Length > 1) streets.AddRange(Names(way.Tags).Select(name => new StreetPiece(name, line)));
        }
        return new OsmNames(streets,
            [.. Of(named, OsmKind.House).Select(house => new MappedHouse(house.Tags["addr:street"], house.Tags["addr:housenumber"], house.Position))],
            [.. Of(named, OsmKind.Hamlet).Select(place => (place.Tags["name"], place.Position))],
            [.. Of(named, OsmKind.Venue).Select(place => (place.Tags["name"], place.Position))]);
    }

    private enum OsmKind { None, Street, House, Hamlet, Venue }

    private static OsmKind Kind(TagsCollectionBase? tags)
    {
        if (tags is null || tags.Count == 0) return OsmKind.None;
        var isNamed = tags.ContainsKey("name");
        if (tags.ContainsKey("highway")) return isNamed || tags.ContainsKey("ref") ? OsmKind.Street : OsmKind.None;
        if (tags.ContainsKey("addr:housenumber") && tags.ContainsKey("addr:street")) return OsmKind.House;
        if (isNamed && tags.TryGetValue("place", out var place) && HamletPlaces.Contains(place)) return OsmKind.Hamlet;
        return isNamed && tags.TryGetValue("amenity", out var amenity) && VenueAmenities.Contains(amenity) ? OsmKind.Venue : OsmKind.None;
    }

    // A road has its name and, several perhaps, its numbers: "QL.14;ĐT.741".
    private static IEnumerable<string> Names(TagsCollectionBase tags)
    {
        var names = new List<string>();
        if (tags.TryGetValue("name", out var name)) names.Add(name);
        if (tags.TryGetValue("ref", out var numbers)) names.AddRange(numbers.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return names.Distinct();
    }

    private static IEnumerable<(TagsCollectionBase Tags, LonLat Position)> Of(List<(TagsCollectionBase Tags, LonLat Position)> named, OsmKind kind) =>
        named.Where(thing => Kind(thing.Tags) == kind);

    private static long[] Nodes(Way way) => way.Nodes ?? [];

    private static LonLat Middle(LonLat[] outline) => new(outline.Average(point => point.Lon), outline.Average(point => point.Lat));

    private static T Seen<T>(T thing, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return thing;
    }
}
