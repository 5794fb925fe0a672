using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Plans;

/// <summary>
/// A plan as GeoJSON (RFC 7946): a LineString for each route, from the depot over its stops and back, along the streets
/// where they are known, and a Point for each stop. Residents are not named: a map needs their number, not their names.
/// </summary>
public static class PlanGeoJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(StoredPlan plan, PlanLegs legs, TimeZoneInfo timeZone, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var route in plan.Routes)
        {
            WriteRoute(json, route, legs.Of(route), timeZone);
            foreach (var stop in route.Stops) WriteStop(json, route, stop, legs.Of(route)[stop.Number - 1], timeZone);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRoute(Utf8JsonWriter json, StoredRoute route, IReadOnlyList<PlanLeg> legs, TimeZoneInfo timeZone)
    {
        StartFeature(json, "LineString");
        json.WriteStartArray("coordinates");
        WritePosition(json, route.Depot);
        foreach (var position in legs.SelectMany(leg => leg.Line.Skip(1))) WritePosition(json, position);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("kind", "route");
        WriteTeam(json, route);
        json.WriteString("team_name", route.TeamName);
        json.WriteString("starts_at", Local(route.StartsAt, timeZone));
        json.WriteString("ends_at", Local(route.EndsAt, timeZone));
        json.WriteNumber("stops", route.Stops.Count);
        json.WriteNumber("gaps", route.Stops.Sum(stop => stop.Tasks.Count));
        json.WriteNumber("distance_m", route.DistanceMetres);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStop(Utf8JsonWriter json, StoredRoute route, StoredStop stop, PlanLeg leg, TimeZoneInfo timeZone)
    {
        StartFeature(json, "Point");
        json.WritePropertyName("coordinates");
        WritePosition(json, stop.Position);
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("kind", "stop");
        WriteTeam(json, route);
        json.WriteNumber("stop", stop.Number);
        json.WriteNumber("household", stop.HouseholdId);
        json.WriteString("address", stop.Address);
        json.WriteString("match_code", stop.MatchCode);
        json.WriteNumber("uncertainty_m", stop.UncertaintyMetres);
        json.WriteString("arrives_at", Local(stop.ArrivesAt, timeZone));
        json.WriteString("starts_at", Local(stop.StartsAt, timeZone));
        json.WriteString("leaves_at", Local(stop.LeavesAt, timeZone));
        json.WriteNumber("distance_m", leg.Metres);
        json.WriteNumber("travel_s", leg.Seconds);
        json.WriteBoolean("by_road", leg.ByRoad);
        json.WriteStartArray("streets");
        foreach (var street in leg.Streets) json.WriteStringValue(street);
        json.WriteEndArray();
        json.WriteStartObject("gaps");
        foreach (var gap in stop.Tasks.GroupBy(task => task.GapCode)) json.WriteNumber(gap.Key, gap.Count());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void StartFeature(Utf8JsonWriter json, string geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        json.WriteString("type", geometry);
    }

    private static void WriteTeam(Utf8JsonWriter json, StoredRoute route)
    {
        json.WriteNumber("route", route.Number);
        json.WriteString("team", route.TeamCode);
    }

    private static void WritePosition(Utf8JsonWriter json, LonLat at)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(at.Lon, 6));
        json.WriteNumberValue(Math.Round(at.Lat, 6));
        json.WriteEndArray();
    }

    private static string Local(DateTimeOffset moment, TimeZoneInfo timeZone) =>
        TimeZoneInfo.ConvertTime(moment, timeZone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
