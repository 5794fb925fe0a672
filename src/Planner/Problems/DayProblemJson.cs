using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems;

/// <summary>A routing problem as JSON, the form in which it is stored with its plan; positions are [longitude, latitude].</summary>
public static class DayProblemJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new PositionConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(DayProblem problem) => JsonSerializer.Serialize(problem, Options);

    /// <exception cref="JsonException">The text is no routing problem.</exception>
    /// <exception cref="ArgumentException">A team or a visit of it contradicts itself.</exception>
    public static DayProblem Read(string json) => JsonSerializer.Deserialize<DayProblem>(json, Options)
        ?? throw new JsonException("A routing problem is a JSON object, not null.");

    private sealed class PositionConverter : JsonConverter<LonLat>
    {
        public override LonLat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var pair = JsonSerializer.Deserialize<double[]>(ref reader, options);
            return pair is [var lon, var lat] ? new(lon, lat) : throw new JsonException("A position is [longitude, latitude].");
        }

        public override void Write(Utf8JsonWriter writer, LonLat value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Lon);
            writer.WriteNumberValue(value.Lat);
            writer.WriteEndArray();
        }
    }
}
