using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Lines in the three ways that OSRM writes them.</summary>
internal static class LineJson
{
    public static void Write(Utf8JsonWriter json, string name, IReadOnlyList<LonLat> points, LineFormat format)
    {
        if (format != LineFormat.GeoJson)
        {
            json.WriteString(name, Polyline.Encode(points, format == LineFormat.Polyline ? 5 : 6));
            return;
        }
        json.WriteStartObject(name);
        json.WriteStartArray("coordinates");
        foreach (var point in points)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(point.Lon, 6));
            json.WriteNumberValue(Math.Round(point.Lat, 6));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteString("type", "LineString");
        json.WriteEndObject();
    }
}
