using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverageMap.Geo.Locations;

/// <summary>An entry of household_location.candidates, as the geocoder wrote it.</summary>
/// <param name="Area">The code of a ward, or of a larger unit.</param>
/// <param name="Lon">Given together with the other two numbers, or the ward's own are taken.</param>
internal sealed record StoredCandidate(
    string Area, string? Hamlet, double? Score, double? Lon, double? Lat,
    [property: JsonPropertyName("uncertainty_m")] int? UncertaintyMetres)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<StoredCandidate> Read(string? candidates) =>
        candidates is null ? [] : JsonSerializer.Deserialize<List<StoredCandidate>>(candidates, Json) ?? [];

    /// <summary>The candidate that it is in this ward.</summary>
    public PlaceCandidate In(WardPlace ward, long key)
    {
        var (position, uncertainty) = Lon is { } lon && Lat is { } lat && UncertaintyMetres is { } metres
            ? (new LonLat(lon, lat), metres)
            : (ward.Extent.Centre, ward.Extent.RadiusMetres);
        return new PlaceCandidate(CandidateOrigin.Geocoder, key, ward.AreaId, ward.Code, ward.Name, Hamlet, ward.Within,
            position, uncertainty, Score, null);
    }
}
