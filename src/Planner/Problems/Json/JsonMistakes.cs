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

    /// <summary>Reads a value within another: what is wrong in it is told with the place of the whole, which is known to whoever reads that.</summary>
    /// <exception cref="JsonException">It is not what it should be; without a place.</exception>
    public static T Within<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ref reader, options)!;
        }
        catch (JsonException error)
        {
            throw new JsonException(Explain(error, "it"), error);
        }
    }

    public static string Explain(JsonException error, string whole = "The problem")
    {
        var isWhole = error.Path is null or "$";
        var place = isWhole ? whole : error.Path;
        if (Unknown().Match(error.Message) is { Success: true } unknown)
            return $"The field `{unknown.Groups["name"].Value}` at {place} is not known; see docs/problem-format.md.";
        if (Missing().Match(error.Message) is { Success: true } missing) return $"{place} lacks {missing.Groups["names"].Value}; write it.";
        if (Null().Match(error.Message) is { Success: true } empty) return $"`{empty.Groups["name"].Value}` at {place} is null; leave it out or write a value.";
        if (Twice().Match(error.Message) is { Success: true } twice) return $"`{twice.Groups["name"].Value}` at {place} is there twice; write it once.";
        if (Kind().Match(error.Message) is { Success: true } kind) return $"{place} is not {Wanted(kind.Groups["type"].Value)}; write that.";
        var text = Where().Replace(error.Message, "");
        return isWhole ? $"{whole} cannot be read: {text}" : $"{place}: {text}";
    }

    /// <param name="type">As .NET writes it: a list or an array names what it is of.</param>
    private static string Wanted(string type)
    {
        var (one, many) = type switch
        {
            _ when type.Contains("Dictionary", StringComparison.Ordinal) => ("an object", "objects"),
            _ when type.Contains("Int", StringComparison.Ordinal) => ("a whole number", "whole numbers"),
            _ when type.Contains("Double", StringComparison.Ordinal) => ("a number", "numbers"),
            _ when type.Contains("String", StringComparison.Ordinal) => ("a text", "texts"),
            _ when type.Contains("Boolean", StringComparison.Ordinal) => ("true or false", "true or false"),
            _ => ("what belongs there (docs/problem-format.md)", "what belongs there, each with its fields (docs/problem-format.md)"),
        };
        return ListOf().IsMatch(type) ? $"a list of {many}" : one;
    }

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

    [GeneratedRegex(@"List|Set|\[\]")]
    private static partial Regex ListOf();

    [GeneratedRegex(" Path: .*$")]
    private static partial Regex Where();
}
