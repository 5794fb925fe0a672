using System.Text.Json;
using CoverageMap.Geo.Roads.Guidance;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>What is known of each stretch between two points of a leg's line. Ids of nodes are not.</summary>
internal static class AnnotationJson
{
    public static void Write(Utf8JsonWriter json, LegLine line, Annotations wanted, string source)
    {
        json.WriteStartObject("annotation");
        if (wanted.HasFlag(Annotations.Distance)) Numbers(json, "distance", line.Metres);
        if (wanted.HasFlag(Annotations.Duration)) Numbers(json, "duration", line.Seconds);
        if (wanted.HasFlag(Annotations.Weight)) Numbers(json, "weight", line.Seconds);
        if (wanted.HasFlag(Annotations.Speed))
            Numbers(json, "speed", line.Metres.Zip(line.Seconds, (metres, seconds) => seconds > 0 ? Math.Round(metres / seconds, 1) : 0));
        if (wanted.HasFlag(Annotations.Datasources))
        {
            Numbers(json, "datasources", line.Metres.Select(_ => 0.0));
            json.WriteStartObject("metadata");
            json.WriteStartArray("datasource_names");
            json.WriteStringValue(source);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(Math.Round(number, 3));
        json.WriteEndArray();
    }
}
