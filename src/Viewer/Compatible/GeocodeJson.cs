using System.Text.Json.Nodes;

namespace CoverageMap.Viewer.Compatible;

/// <summary>Places in the GeocodeJSON format, version 0.1.0 (github.com/geocoders/geocodejson-spec).</summary>
internal static class GeocodeJson
{
    /// <param name="query">What was asked, to be told again; null: nothing.</param>
    public static JsonObject Write(IEnumerable<FoundPlace> places, NominatimRequest request, string? query)
    {
        var about = new JsonObject { ["version"] = "0.1.0", ["attribution"] = PlaceJson.Licence, ["licence"] = "ODbL" };
        if (query is not null) about["query"] = query;
        return new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["geocoding"] = about,
            ["features"] = new JsonArray([.. places.Select(place => Feature(place, request))]),
        };
    }

    private static JsonObject Feature(FoundPlace place, NominatimRequest request) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject { ["geocoding"] = Describe(place, request) },
        ["geometry"] = PlaceGeometry.Write(place, request),
    };

    private static JsonObject Describe(FoundPlace place, NominatimRequest request)
    {
        var names = new PlaceNames(request.English);
        var (key, value) = PlaceKinds.Tag(place);
        var json = new JsonObject
        {
            ["place_id"] = place.Id,
            ["osm_key"] = key,
            ["osm_value"] = value,
            ["type"] = Type(place.Kind),
            ["accuracy"] = place.UncertaintyMetres,
            ["label"] = names.Display(place),
        };
        if (place.Kind != PlaceKind.House) json["name"] = names.Of(place);
        if (!request.AddressDetails) return json;
        var parts = names.Parts(place).ToDictionary();
        foreach (var (part, name) in new[] { ("house_number", "housenumber"), ("road", "street"), ("hamlet", "locality"), ("county", "county"), ("state", "state"), ("country", "country"), ("country_code", "country_code") })
            if (parts.TryGetValue(part, out var text)) json[name] = text;
        if (Value(parts, "village", "suburb", "town", "municipality") is { } ward) json["city"] = ward;
        if (Value(parts, "city", "city_district") is { } district) json["district"] = district;
        var admin = new JsonObject();
        if (Value(parts, "state") is { } province) admin["level4"] = province;
        if (Value(parts, "county", "city", "city_district") is { } level6) admin["level6"] = level6;
        if (Value(parts, "village", "suburb", "town", "municipality") is { } level8) admin["level8"] = level8;
        json["admin"] = admin;
        return json;
    }

    private static string? Value(Dictionary<string, string> parts, params string[] keys) =>
        keys.Select(key => parts.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);

    private static string Type(PlaceKind kind) => kind switch
    {
        PlaceKind.Country => "country",
        PlaceKind.Province => "state",
        PlaceKind.District => "county",
        PlaceKind.Ward => "city",
        PlaceKind.Hamlet => "locality",
        PlaceKind.Street => "street",
        _ => "house",
    };
}
