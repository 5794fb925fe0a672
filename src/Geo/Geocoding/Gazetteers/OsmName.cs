using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

internal enum OsmNameKind : byte { Street, House, Hamlet, Venue }

/// <summary>What one object of OpenStreetMap is called.</summary>
/// <param name="Text">The name; of a house that of its street; of a street that has numbers only, empty.</param>
/// <param name="Number">Of a house, or of a street, several perhaps: "QL.14;ĐT.741".</param>
internal readonly record struct OsmName(OsmNameKind Kind, string Text, string? Number)
{
    // The map's own limit. A hostile file would repeat a text of megabytes in every object.
    private const int LongestText = 255;

    private static readonly HashSet<string> HamletPlaces = ["hamlet", "village", "neighbourhood", "quarter", "suburb", "isolated_dwelling"];
    private static readonly HashSet<string> VenueAmenities =
        ["marketplace", "school", "kindergarten", "college", "hospital", "clinic", "townhall", "community_centre", "place_of_worship", "police", "post_office"];

    /// <returns>Null for what the gazetteer has no use for.</returns>
    public static OsmName? Of(Tags tags)
    {
        if (tags.Count == 0) return null;
        var name = Short(tags["name"]);
        if (tags["highway"] is not null) return (name ?? Short(tags["ref"])) is null ? null : new OsmName(OsmNameKind.Street, name ?? "", Short(tags["ref"]));
        if (Short(tags["addr:housenumber"]) is { } number && Short(tags["addr:street"]) is { } street) return new OsmName(OsmNameKind.House, street, number);
        if (name is null) return null;
        if (tags["place"] is { } place && HamletPlaces.Contains(place)) return new OsmName(OsmNameKind.Hamlet, name, null);
        return tags["amenity"] is { } amenity && VenueAmenities.Contains(amenity) ? new OsmName(OsmNameKind.Venue, name, null) : null;
    }

    /// <summary>A street has its name and, several perhaps, its numbers.</summary>
    public IEnumerable<string> StreetNames()
    {
        string[] numbers = Number?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return (Text.Length > 0 ? numbers.Prepend(Text) : numbers).Distinct();
    }

    private static string? Short(string? text) => text is { Length: <= LongestText } ? text : null;
}
