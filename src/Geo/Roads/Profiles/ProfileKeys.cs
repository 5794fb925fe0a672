using System.Globalization;
using System.Text.Json;

namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>Takes values out of an object of a profile file, and tells of each fault its key, value and repair.</summary>
internal sealed class ProfileKeys
{
    private const string ClosedWord = "closed";

    private readonly string _origin;
    private readonly string _at;
    private readonly Dictionary<string, JsonElement> _values = [];
    private readonly HashSet<string> _asked = [];

    /// <param name="at">The key of the object itself with a dot, "" for the whole.</param>
    public ProfileKeys(JsonElement element, string origin, string at)
    {
        (_origin, _at) = (origin, at);
        if (element.ValueKind != JsonValueKind.Object) throw Fault("", element.GetRawText(), "write an object, { … }");
        foreach (var property in element.EnumerateObject()) _values.Add(property.Name, property.Value);
    }

    public UserErrorException Fault(string key, string value, string repair) => new(
        $"Profile file {_origin}, key `{(_at + key).TrimEnd('.')}`: {(value.Length > 60 ? value[..60] + "…" : value)} is not understood; {repair}.");

    /// <summary>A name that can be part of a file's name.</summary>
    public string Name(string key) => Text(key) is { Length: > 0 and <= 40 } name && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        ? name : throw Fault(key, Raw(key), "use letters, digits and hyphens");

    public string Word(string key, string standard, string[] words) => Take(key) is null ? standard
        : Text(key) is { } word && words.Contains(word) ? word : throw Fault(key, Raw(key), $"use \"{string.Join("\" or \"", words)}\"");

    public double? Number(string key, double least, double most, string repair) =>
        Take(key) is { } value ? Number(value, key, least, most, repair) : null;

    public bool? Truth(string key) => Take(key) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Fault(key, Raw(key), "use true or false");

    public IReadOnlyList<string>? WordList(string key)
    {
        if (Take(key) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(word => word.ValueKind != JsonValueKind.String))
            throw Fault(key, Raw(key), "write a list of words, [\"…\", \"…\"]");
        return [.. value.EnumerateArray().Select(word => word.GetString()!)];
    }

    public IReadOnlySet<string>? Words(string key) => WordList(key)?.ToHashSet();

    public ProfileKeys? Object(string key) => Take(key) is { } value ? new ProfileKeys(value, _origin, _at + key + ".") : null;

    public Dictionary<string, double> Numbers(string key, double least, double most, string repair) =>
        Object(key)?.All((keys, name) => keys.Number(name, least, most, repair)!.Value) ?? [];

    /// <summary>Numbers, or null for the word "closed".</summary>
    public Dictionary<string, double?> NumbersOrClosed(string key, double least, double most, string repair) =>
        Object(key)?.All((keys, name) => keys.Text(name) == ClosedWord ? null : keys.Number(name, least, most, $"{repair}, or \"{ClosedWord}\"")) ?? [];

    public Dictionary<string, IReadOnlyDictionary<string, double?>> NumbersByKey(string key, double least, double most, string repair, bool orClosed) =>
        Object(key)?.All(IReadOnlyDictionary<string, double?> (keys, name) => orClosed
            ? keys.NumbersOrClosed(name, least, most, repair)
            : keys.Object(name)!.All((values, value) => values.Number(value, least, most, repair))) ?? [];

    public Dictionary<string, IReadOnlySet<string>> WordsByKey(string key) => Object(key)?.All((keys, name) => keys.Words(name)!) ?? [];

    /// <exception cref="UserErrorException">The object holds a key that nobody asked for.</exception>
    public void RefuseOthers()
    {
        if (_values.Keys.FirstOrDefault(key => !_asked.Contains(key)) is { } other)
            throw Fault(other, "the key", $"use one of {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
    }

    private Dictionary<string, T> All<T>(Func<ProfileKeys, string, T> read) => _values.Keys.ToDictionary(name => name, name => read(this, name));

    private JsonElement? Take(string key)
    {
        _asked.Add(key);
        return _values.TryGetValue(key, out var value) ? value : null;
    }

    private string? Text(string key) => Take(key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private string Raw(string key) => Take(key)?.GetRawText() ?? "nothing";

    private double Number(JsonElement value, string key, double least, double most, string repair) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most
            ? number : throw Fault(key, value.GetRawText().ToString(CultureInfo.InvariantCulture), repair);
}
