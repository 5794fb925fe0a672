using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageMap.Geo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageMap.Viewer.Compatible;

/// <summary>
/// Nominatim's calls /search, /reverse, /lookup and /status, so that clients made for it find Vietnamese addresses here;
/// docs/nominatim.md tells what differs. Open to pages of every site: it answers with places, never with people.
/// </summary>
internal static class NominatimEndpoints
{
    private const int MostLookedUp = 50;
    private const string SourceCode = "coverage 1";

    // Vietnamese letters as they are: half the size, and readable.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapNominatim(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/nominatim").AddEndpointFilter<NominatimErrors>();
        Map(group, "search", SearchAsync);
        Map(group, "reverse", ReverseAsync);
        Map(group, "lookup", LookupAsync);
        Map(group, "status", StatusAsync);
        group.MapMethods("/{**any}", ["OPTIONS"], () => Results.NoContent());
    }

    // Old clients know the calls by the names of scripts.
    private static void Map(RouteGroupBuilder group, string call, Func<HttpContext, IPlaceSource, Task<IResult>> answer)
    {
        group.MapGet($"/{call}", answer);
        group.MapGet($"/{call}.php", answer);
    }

    private static async Task<IResult> SearchAsync(HttpContext http, IPlaceSource places)
    {
        var request = NominatimRequest.Read(http.Request, addressDetails: false, await places.DayAsync(http.RequestAborted));
        var search = SearchRequest.Read(http.Request.Query);
        var found = search.Elsewhere || search.Address == "" ? [] : await places.SearchAsync(search.Address, request.AsOf, http.RequestAborted);
        return Write(search.Choose(found), request, search.Address);
    }

    private static async Task<IResult> ReverseAsync(HttpContext http, IPlaceSource places)
    {
        var request = NominatimRequest.Read(http.Request, addressDetails: true, await places.DayAsync(http.RequestAborted));
        var query = http.Request.Query;
        var lat = NominatimRequest.Number(query, "lat", null, -90, 90);
        var lon = NominatimRequest.Number(query, "lon", null, -180, 180);
        var zoom = (int)NominatimRequest.Number(query, "zoom", 18, 0, 1000);
        var place = await places.AtAsync(new LonLat(lon, lat), PlaceKinds.ForZoom(zoom), request.AsOf, http.RequestAborted);
        // Nominatim says so with status 200.
        if (place is null) return Results.Json(new JsonObject { ["error"] = "Unable to geocode" }, Json);
        return request.Format is NominatimFormat.Json or NominatimFormat.JsonV2
            ? Results.Json(PlaceJson.Write(place, request), Json)
            : Write([place], request, $"{PlaceJson.Number(lat)},{PlaceJson.Number(lon)}");
    }

    // Our own ids, written as they are (`place_ids=…`) or among those of OpenStreetMap with a P before (`osm_ids=P…`).
    private static async Task<IResult> LookupAsync(HttpContext http, IPlaceSource places)
    {
        var request = NominatimRequest.Read(http.Request, addressDetails: false, await places.DayAsync(http.RequestAborted));
        var asked = Words(http.Request.Query["osm_ids"]).Select(id => id.StartsWith('P') || id.StartsWith('p') ? id[1..] : "")
            .Concat(Words(http.Request.Query["place_ids"])).ToList();
        if (asked.Count == 0) throw new UserErrorException("Parameter 'place_ids' missing; give ids of places as they were answered, such as place_ids=123,456.");
        if (asked.Count > MostLookedUp) throw new UserErrorException($"{asked.Count} ids are asked for; {MostLookedUp} at most.");
        var found = new List<FoundPlace>();
        foreach (var id in asked)
            if (long.TryParse(id, out var number) && number > 0 && await places.FindAsync(number, http.RequestAborted) is { } place) found.Add(place);
        return Write(found, request, null);
    }

    private static async Task<IResult> StatusAsync(HttpContext http, IPlaceSource places)
    {
        var isJson = http.Request.Query["format"].ToString() switch
        {
            "" or "text" => false,
            "json" => true,
            var format => throw new UserErrorException($"Parameter 'format' is '{format}'; it must be one of: text, json."),
        };
        var updated = await places.UpdatedAsync(http.RequestAborted);
        if (!isJson) return Results.Text("OK");
        return Results.Json(new JsonObject
        {
            ["status"] = 0,
            ["message"] = "OK",
            ["data_updated"] = updated.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            ["software_version"] = SourceCode,
            ["database_version"] = SourceCode,
        }, Json);
    }

    private static IResult Write(IEnumerable<FoundPlace> places, NominatimRequest request, string? query) => request.Format switch
    {
        NominatimFormat.GeoJson => Results.Json(PlaceJson.Collection(places, request), Json),
        NominatimFormat.GeocodeJson => Results.Json(GeocodeJson.Write(places, request, query), Json),
        _ => Results.Json(new JsonArray([.. places.Select(place => PlaceJson.Write(place, request))]), Json),
    };

    private static string[] Words(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
