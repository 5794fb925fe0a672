using System.Globalization;
using System.Text.RegularExpressions;
using CoverageMap.Geo;
using Microsoft.AspNetCore.Http;

namespace CoverageMap.Viewer.Compatible;

/// <summary>What /search is asked: an address in one line or in parts, and which of its places are wanted.</summary>
internal sealed partial record SearchRequest(string Address, int Limit, bool Elsewhere, double[]? ViewBox, bool Bounded, HashSet<long> Excluded, string? FeatureType)
{
    private const int DefaultLimit = 10, MostResults = 40;
    private static readonly string[] Parts = ["amenity", "street", "city", "county", "state", "postalcode"];

    /// <exception cref="UserErrorException">Nothing is asked, or a value cannot be read.</exception>
    public static SearchRequest Read(IQueryCollection query)
    {
        var line = query["q"].ToString().Trim();
        var parts = Parts.Select(part => query[part].ToString().Trim()).Where(part => part != "").ToList();
        var country = query["country"].ToString().Trim();
        if (line != "" && (parts.Count > 0 || country != ""))
            throw new UserErrorException("Structured query parameters (amenity, street, city, county, state, postalcode, country) cannot be used together with 'q' parameter.");
        if (line == "" && parts.Count == 0 && country == "") throw new UserErrorException("Nothing to search for.");
        var codes = query["countrycodes"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Layers other than addresses (shops, railways, rivers) hold nothing here.
        var layers = query["layer"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var elsewhere = codes.Length > 0 && !codes.Contains("vn", StringComparer.OrdinalIgnoreCase)
            || country != "" && !Vietnam().IsMatch(country) || layers.Length > 0 && !layers.Contains("address");
        return new SearchRequest(
            Country().Replace(line != "" ? line : string.Join(", ", parts), ""),
            (int)NominatimRequest.Number(query, "limit", DefaultLimit, 0, 1_000_000) is var limit && limit > MostResults ? MostResults : Math.Max(1, limit),
            elsewhere, Box(query["viewbox"].ToString()), NominatimRequest.Flag(query, "bounded", false), Ids(query["exclude_place_ids"].ToString()),
            Feature(query["featureType"].ToString() is { Length: > 0 } type ? type : query["featuretype"].ToString()));
    }

    /// <summary>The places that are wanted, in the order of the answer.</summary>
    public IEnumerable<FoundPlace> Choose(IEnumerable<FoundPlace> found) => found
        .Where(place => !Excluded.Contains(place.Id) && IsOfType(place.Kind) && !(Bounded && ViewBox is not null && !IsInView(place)))
        .DistinctBy(place => place.Id)
        .OrderByDescending(place => ViewBox is not null && IsInView(place)).ThenByDescending(place => place.Importance)
        .Take(Limit);

    private bool IsInView(FoundPlace place) => ViewBox is [var west, var south, var east, var north]
        && place.Position.Lon >= west && place.Position.Lon <= east && place.Position.Lat >= south && place.Position.Lat <= north;

    private bool IsOfType(PlaceKind kind) => FeatureType switch
    {
        "country" => kind == PlaceKind.Country,
        "state" => kind == PlaceKind.Province,
        "city" => kind is PlaceKind.District or PlaceKind.Ward,
        "settlement" => kind is not (PlaceKind.Country or PlaceKind.Street or PlaceKind.House),
        _ => true,
    };

    private static string? Feature(string type) => type switch
    {
        "" => null,
        "country" or "state" or "city" or "settlement" => type,
        _ => throw new UserErrorException($"Parameter 'featureType' is '{type}'; it must be one of: country, state, city, settlement."),
    };

    // Two corners in any order: x1,y1,x2,y2.
    private static double[]? Box(string text)
    {
        if (text == "") return null;
        var numbers = text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        if (numbers.Length != 4 || numbers.Any(double.IsNaN))
            throw new UserErrorException($"Parameter 'viewbox' is '{text}'; give two corners as x1,y1,x2,y2 in degrees.");
        return [Math.Min(numbers[0], numbers[2]), Math.Min(numbers[1], numbers[3]), Math.Max(numbers[0], numbers[2]), Math.Max(numbers[1], numbers[3])];
    }

    // Ids of other kinds (N123) are of OpenStreetMap and never given out here.
    private static HashSet<long> Ids(string text) =>
        [.. text.Split(',').Select(part => long.TryParse(part, out var id) ? id : 0).Where(id => id > 0)];

    [GeneratedRegex(@"^(vn|việt\s*nam|viet\s*nam)$", RegexOptions.IgnoreCase)]
    private static partial Regex Vietnam();

    [GeneratedRegex(@"[,\s]+(việt\s*nam|viet\s*nam)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Country();
}
