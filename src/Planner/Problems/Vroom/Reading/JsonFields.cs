using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>The fields of a JSON object, read as VROOM does: whole numbers without a fraction, the first of two of a name.</summary>
/// <param name="name">What the object is called in messages, such as "job 7".</param>
internal sealed class JsonFields(JsonElement json, string name)
{
    public string Name => name;

    /// <exception cref="VroomException">It is no object.</exception>
    public static JsonFields Of(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object
        ? new(json, name) : throw VroomException.Input($"{Capital(name)} is {Shown(json)}; write a JSON object.");

    /// <summary>An object with an id, called by it from then on.</summary>
    public static (JsonFields Fields, ulong Id) WithId(JsonElement json, string kind, string where)
    {
        var fields = Of(json, where);
        if (fields.Find("id") is not { ValueKind: JsonValueKind.Number } id || !id.TryGetUInt64(out var number))
            throw fields.Wrong("id", "a whole number from 0 on");
        return (new(json, $"{kind} {number}"), number);
    }

    public JsonElement? Find(string key)
    {
        foreach (var field in json.EnumerateObject())
            if (field.NameEquals(key)) return field.Value;
        return null;
    }

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key) => Find(key) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => throw Wrong(key, "a text"),
    };

    /// <returns>Null where the field is missing.</returns>
    public uint? Whole(string key) => Find(key) is { } found ? Whole(found, key) : null;

    public uint Whole(JsonElement value, string key) => value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out var number)
        ? number : throw Wrong(key, "whole numbers from 0 to 4294967295", value);

    public double? Number(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } found when found.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => throw Wrong(key, "a number"),
    };

    /// <returns>Null where the field is missing.</returns>
    public List<JsonElement>? List(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } found => [.. found.EnumerateArray()],
        _ => throw Wrong(key, "an array"),
    };

    public List<uint>? Wholes(string key) => List(key)?.ConvertAll(entry => Whole(entry, key));

    public Dictionary<string, long> WholeByName(string key)
    {
        var values = new Dictionary<string, long>();
        if (Find(key) is not { } found) return values;
        if (found.ValueKind != JsonValueKind.Object) throw Wrong(key, "an object with a number for each vehicle type");
        foreach (var entry in found.EnumerateObject())
        {
            if (entry.Name.Length == 0) throw VroomException.Input($"{Capital(Name)}: `{key}` has a type without a name; name it.");
            values.TryAdd(entry.Name, Whole(entry.Value, key));
        }
        return values;
    }

    public (double Lon, double Lat)? Position(string key)
    {
        if (List(key) is not { } pair) return null;
        return pair is [{ ValueKind: JsonValueKind.Number } lon, { ValueKind: JsonValueKind.Number } lat, ..]
            && lon.TryGetDouble(out var x) && lat.TryGetDouble(out var y) && double.IsFinite(x) && double.IsFinite(y)
            ? (x, y) : throw Wrong(key, "[longitude, latitude]");
    }

    public VroomException Wrong(string key, string wanted, JsonElement? value = null) => VroomException.Input(
        $"{Capital(Name)}: `{key}` is {((value ?? Find(key)) is { } given ? Shown(given) : "missing")}; write {wanted}.");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Shown(JsonElement value)
    {
        const int most = 40;
        if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object) return value.ValueKind == JsonValueKind.Array ? "an array" : "an object";
        var text = value.GetRawText();
        return text.Length <= most ? text : text[..most] + "…";
    }
}
