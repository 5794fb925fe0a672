using System.Text.Json;
using System.Text.RegularExpressions;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>What is wrong with the JSON of a problem, in words for whom it is not ours to know how it is read.</summary>
internal static partial class JsonMistakes
{
    /// <exception cref="JsonException">A list, other than rows of rides, has an entry that is null.</exception>
    public static void RefuseNullEntries(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var (lists, field) = (new Stack<bool>(), "");
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) lists.Push(reader.TokenType == JsonTokenType.StartArray);
            else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) lists.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName) field = reader.GetString()!;
            else if (reader.TokenType == JsonTokenType.Null && lists.TryPeek(out var isList) && isList && field != "seconds")
                throw new JsonException($"A list `{field}` has an entry that is null; leave it out.");
        }
    }

    public static string Explain(JsonException error)
    {
        var place = error.Path is null or "$" ? "The problem" : error.Path;
        if (Unknown().Match(error.Message) is { Success: true } unknown)
            return $"The field `{unknown.Groups["name"].Value}` at {place} is not known; see docs/problem-format.md.";
        if (Missing().Match(error.Message) is { Success: true } missing) return $"{place} lacks {missing.Groups["names"].Value}; write it.";
        if (Null().Match(error.Message) is { Success: true } empty) return $"`{empty.Groups["name"].Value}` at {place} is null; leave it out or write a value.";
        if (Twice().Match(error.Message) is { Success: true } twice) return $"`{twice.Groups["name"].Value}` at {place} is there twice; write it once.";
        if (Kind().Match(error.Message) is { Success: true } kind) return $"{place} is not {Wanted(kind.Groups["type"].Value)}; write that.";
        var text = Where().Replace(error.Message, "");
        return error.Path is null or "$" ? $"The problem cannot be read: {text}" : $"{place}: {text}";
    }

    private static string Wanted(string type) => type switch
    {
        _ when type.Contains("Int", StringComparison.Ordinal) => "a whole number, or a list of them,",
        _ when type.Contains("Double", StringComparison.Ordinal) => "a number, or a list of them,",
        _ when type.Contains("String", StringComparison.Ordinal) => "a text, or a list of them,",
        _ when type.Contains("Boolean", StringComparison.Ordinal) => "true or false",
        _ => "what belongs there (docs/problem-format.md)",
    };

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties including: (?<names>.*?)\\.( |$)")]
    private static partial Regex Missing();

    [GeneratedRegex("^The (property or field|constructor parameter) '(?<name>.*?)' on type .* null")]
    private static partial Regex Null();

    [GeneratedRegex("^Duplicate property '(?<name>.*?)'")]
    private static partial Regex Twice();

    [GeneratedRegex("^The JSON value could not be converted to (?<type>[^ ]*)")]
    private static partial Regex Kind();

    [GeneratedRegex(" Path: .*$")]
    private static partial Regex Where();
}
