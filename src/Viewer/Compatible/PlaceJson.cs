using System.Globalization;
using System.Text.Json.Nodes;

namespace CoverageMap.Viewer.Compatible;

/// <summary>Places in Nominatim's formats json, jsonv2 and geojson.</summary>
internal static class PlaceJson
{
    public const string Licence =
        "Data © CoverageMap's sources: General Statistics Office of Vietnam (units); Who's On First, GeoNames (CC BY 4.0); " +
        "© OpenStreetMap contributors (ODbL 1.0) where an extract was imported";

    public static JsonObject Write(FoundPlace place, NominatimRequest request)
    {
        var (west, south, east, north) = place.Box;
        var json = new JsonObject { ["place_id"] = place.Id, ["licence"] = Licence, ["lat"] = Degrees(place.Position.Lat), ["lon"] = Degrees(place.Position.Lon) };
        Describe(json, place, request, request.Format == NominatimFormat.Json ? "class" : "category");
        json["boundingbox"] = new JsonArray(Degrees(south), Degrees(north), Degrees(west), Degrees(east));
        if (request.PolygonGeoJson) json["geojson"] = PlaceGeometry.Write(place, request);
        return json;
    }

    public static JsonObject Feature(FoundPlace place, NominatimRequest request)
    {
        var (west, south, east, north) = place.Box;
        var properties = new JsonObject { ["place_id"] = place.Id };
        Describe(properties, place, request, "category");
        return new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = properties,
            ["bbox"] = new JsonArray(Number(west), Number(south), Number(east), Number(north)),
            ["geometry"] = PlaceGeometry.Write(place, request),
        };
    }

    public static JsonObject Collection(IEnumerable<FoundPlace> places, NominatimRequest request) => new()
    {
        ["type"] = "FeatureCollection",
        ["licence"] = Licence,
        ["features"] = new JsonArray([.. places.Select(place => Feature(place, request))]),
    };

    /// <summary>About a decimetre.</summary>
    public static double Number(double degrees) => Math.Round(degrees, 6);

    private static void Describe(JsonObject json, FoundPlace place, NominatimRequest request, string category)
    {
        var names = new PlaceNames(request.English);
        (var key, var value) = PlaceKinds.Tag(place);
        json[category] = key;
        json["type"] = value;
        json["place_rank"] = PlaceKinds.Rank(place.Kind);
        json["importance"] = Math.Round(place.Importance, 4);
        json["addresstype"] = place.Kind == PlaceKind.House ? "place" : PlaceNames.Own(place);
        // A house has a number, not a name.
        json["name"] = place.Kind == PlaceKind.House ? "" : names.Of(place);
        json["display_name"] = names.Display(place);
        if (request.AddressDetails) json["address"] = Address(place, names);
        if (request.ExtraTags) json["extratags"] = ExtraTags(place, request);
        if (request.NameDetails) json["namedetails"] = NameDetails(place);
    }

    private static JsonObject Address(FoundPlace place, PlaceNames names)
    {
        var address = new JsonObject();
        foreach (var (key, value) in names.Parts(place)) address[key] = value;
        return address;
    }

    // Ours alone: how far the place may be from the point, and how it was found.
    private static JsonObject ExtraTags(FoundPlace place, NominatimRequest request)
    {
        var tags = new JsonObject
        {
            ["uncertainty_m"] = place.UncertaintyMetres.ToString(CultureInfo.InvariantCulture),
            ["match_code"] = place.MatchCode,
            ["as_of"] = request.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if ((place.Ward ?? place.District ?? place.Province) is { } unit) tags["unit_code"] = unit.Code;
        return tags;
    }

    private static JsonObject NameDetails(FoundPlace place) => place.Kind == PlaceKind.House
        ? []
        : new JsonObject { ["name"] = new PlaceNames(english: false).Of(place), ["name:en"] = new PlaceNames(english: true).Of(place) };

    private static string Degrees(double value) => value.ToString("0.0######", CultureInfo.InvariantCulture);
}
