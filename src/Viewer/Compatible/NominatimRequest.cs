using System.Globalization;
using CoverageMap.Geo;
using Microsoft.AspNetCore.Http;

namespace CoverageMap.Viewer.Compatible;

/// <summary>How an answer is written.</summary>
public enum NominatimFormat { JsonV2, Json, GeoJson, GeocodeJson }

/// <summary>The parameters that all of Nominatim's calls for places share.</summary>
internal sealed record NominatimRequest(
    NominatimFormat Format, bool AddressDetails, bool ExtraTags, bool NameDetails, bool PolygonGeoJson, double PolygonThreshold,
    bool English, DateOnly AsOf)
{
    /// <param name="addressDetails">Whether addresses are told when nothing is said of it.</param>
    /// <param name="day">The day whose units are meant when `as_of` is not given.</param>
    /// <exception cref="UserErrorException">A value cannot be read, or what it asks for is not made here.</exception>
    public static NominatimRequest Read(HttpRequest http, bool addressDetails, DateOnly day)
    {
        var query = http.Query;
        foreach (var refused in new[] { "json_callback", "polygon_kml", "polygon_svg", "polygon_text" })
            if (query.ContainsKey(refused) && query[refused] != "0")
                throw new UserErrorException($"Parameter '{refused}' is not supported; call from the page itself (CORS is open) and ask for polygon_geojson.");
        return new NominatimRequest(
            ReadFormat(query["format"]), Flag(query, "addressdetails", addressDetails), Flag(query, "extratags", false),
            Flag(query, "namedetails", false), Flag(query, "polygon_geojson", false), Number(query, "polygon_threshold", 0, 0, 1),
            IsEnglish(query["accept-language"].FirstOrDefault() ?? http.Headers.AcceptLanguage.ToString()), Day(query["as_of"], day));
    }

    /// <summary>A number, the default where the parameter is absent.</summary>
    /// <exception cref="UserErrorException">It is no number, or out of range.</exception>
    public static double Number(IQueryCollection query, string name, double? otherwise, double least, double most)
    {
        var text = query[name].ToString();
        if (text == "") return otherwise ?? throw new UserErrorException($"Parameter '{name}' missing; give a number from {least} to {most}.");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw new UserErrorException($"Parameter '{name}' is '{text}'; give a number from {least} to {most}.");
    }

    public static bool Flag(IQueryCollection query, string name, bool otherwise) =>
        query[name].ToString() is { Length: > 0 } text ? text != "0" : otherwise;

    private static NominatimFormat ReadFormat(string? format) => format switch
    {
        null or "" or "jsonv2" => NominatimFormat.JsonV2,
        "json" => NominatimFormat.Json,
        "geojson" => NominatimFormat.GeoJson,
        "geocodejson" => NominatimFormat.GeocodeJson,
        _ => throw new UserErrorException($"Parameter 'format' is '{format}'; it must be one of: jsonv2, json, geojson, geocodejson."),
    };

    // The first language that is ours, by the client's own order.
    private static bool IsEnglish(string languages) => languages.Split(',')
        .Select(language => language.Split(';')[0].Trim().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(language => language is "vi" or "en") == "en";

    private static DateOnly Day(string? text, DateOnly otherwise) => string.IsNullOrEmpty(text) ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UserErrorException($"Parameter 'as_of' is '{text}'; give a day like 2024-05-06.");
}
