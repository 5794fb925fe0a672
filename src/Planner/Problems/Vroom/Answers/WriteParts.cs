using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>Parts that occur in more than one object of an answer.</summary>
internal static class WriteParts
{
    public static void WriteDescription(this Utf8JsonWriter json, string description)
    {
        if (description.Length > 0) json.WriteString("description", description);
    }

    public static void WritePlace(this Utf8JsonWriter json, VroomPlace place)
    {
        if (place.Position is { } position)
        {
            json.WriteStartArray("location");
            json.WriteNumberValue(position.Lon);
            json.WriteNumberValue(position.Lat);
            json.WriteEndArray();
        }
        if (place.Index is { } index) json.WriteNumber("location_index", index);
    }

    /// <summary>With `amount`, what deliveries were called before.</summary>
    public static void WriteAmounts(this Utf8JsonWriter json, IReadOnlyList<long> delivery, IReadOnlyList<long> pickup)
    {
        json.WriteAmount("delivery", delivery);
        json.WriteAmount("amount", delivery);
        json.WriteAmount("pickup", pickup);
    }

    public static void WriteAmount(this Utf8JsonWriter json, string name, IReadOnlyList<long> amount)
    {
        json.WriteStartArray(name);
        foreach (var value in amount) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    public static void WriteViolations(this Utf8JsonWriter json, Violations violations)
    {
        json.WriteStartArray("violations");
        foreach (var (cause, seconds) in violations.All)
        {
            json.WriteStartObject();
            if (seconds is { } known) json.WriteNumber("duration", known);
            json.WriteString("cause", cause);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
