using System.Text.Json;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// Writes a JSON body with coordinates and options as the query of an address, so that there is one way to read them. The
/// keys are the names of the options.
/// </summary>
internal static class PostedQuery
{
    /// <exception cref="OsrmMistake">It is no object with coordinates.</exception>
    public static string Of(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("coordinates", out var coordinates))
            throw new OsrmMistake("InvalidQuery", "The body is no JSON object with \"coordinates\".");
        // With null nothing is said.
        var options = body.EnumerateObject().Where(option => option.Name != "coordinates" && option.Value.ValueKind != JsonValueKind.Null)
            .Select(option => option.Name == "format" ? Format(option.Value) : $"{option.Name}={Write(option.Name, option.Value)}")
            .Where(option => option != "").ToList();
        return Write("coordinates", coordinates) + (options.Count > 0 ? "?" + string.Join('&', options) : "");
    }

    private static string Format(JsonElement value) => Atom(value) == "json" ? "" : throw new OsrmMistake("NotImplemented", "Answers are written as JSON only.");

    private static string Write(string name, JsonElement value) => value.ValueKind != JsonValueKind.Array ? Atom(value)
        : string.Join(name is "annotations" or "exclude" ? ',' : ';', value.EnumerateArray().Select(one =>
            one.ValueKind == JsonValueKind.Array ? string.Join(',', one.EnumerateArray().Select(Atom)) : Atom(one)));

    private static string Atom(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetDouble(out var number) && Math.Abs(number) is 0 or (>= 1e-6 and < 1e15) =>
            ((decimal)number).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new OsrmMistake("InvalidQuery", $"{value.GetRawText()} is not understood."),
    };
}
