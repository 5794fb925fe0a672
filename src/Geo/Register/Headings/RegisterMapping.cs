using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>What a mapping file says of a register whose headings are not known: docs/register.md shows one.</summary>
/// <param name="Columns">For each field the headings of its columns; none where the file does not tell the field.</param>
/// <param name="States">For each gap's column, words of the file and the campaign's state that each means.</param>
public sealed record RegisterMapping(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> States)
{
    public static RegisterMapping None { get; } = new(
        new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyDictionary<string, string>>());

    /// <summary>The file says so itself that it lacks this field.</summary>
    public bool LeavesOut(string field) => Columns.TryGetValue(field, out var headings) && headings.Count == 0;

    /// <exception cref="UserErrorException">The file cannot be read, or names a field or state that there is not.</exception>
    public static RegisterMapping Read(string path, Campaign campaign)
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            return new RegisterMapping(
                ReadColumns(Object(Object(root)["columns"] ?? new JsonObject()), campaign, path),
                ReadStates(Object(Object(root)["states"] ?? new JsonObject()), campaign, path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Mapping file {path} cannot be read: {error.Message}", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new UserErrorException($"Mapping file {path} is not understood: {error.Message} Write it such as {Example(campaign)}", error);
        }
    }

    /// <summary>A mapping of one line, for messages.</summary>
    public static string Example(Campaign campaign) =>
        $$"""{ "columns": { "name": "Tên người dân", "address": ["Ấp", "Xã"], "{{campaign.Gaps[^1].Column}}": null }, "states": { "{{campaign.Gaps[0].Column}}": { "K": "{{campaign.Gaps[0].Open[0]}}" } } }""";

    private static Dictionary<string, IReadOnlyList<string>> ReadColumns(JsonObject fields, Campaign campaign, string path)
    {
        var columns = new Dictionary<string, IReadOnlyList<string>>();
        var known = Fields.Mappable.Concat(campaign.Gaps.Select(gap => gap.Column)).ToList();
        foreach (var (field, headings) in fields)
        {
            if (!known.Contains(field)) throw new UserErrorException(
                $"Mapping file {path}: there is no field '{field}'; the fields are: {string.Join(", ", known)}.");
            columns[field] = headings switch
            {
                null => [],
                JsonArray list => [.. list.Select(Text)],
                _ => [Text(headings)],
            };
        }
        return columns;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadStates(JsonObject gaps, Campaign campaign, string path)
    {
        var states = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var (column, words) in gaps)
        {
            var gap = campaign.Gaps.FirstOrDefault(gap => gap.Column == column) ?? throw new UserErrorException(
                $"Mapping file {path}: no gap has the column '{column}'; use {string.Join(", ", campaign.Gaps.Select(gap => gap.Column))}.");
            var read = new Dictionary<string, string>();
            foreach (var (word, state) in Object(words))
            {
                var meant = Text(state);
                if (!gap.Open.Contains(meant) && !gap.Closed.Contains(meant)) throw new UserErrorException(
                    $"Mapping file {path}: '{meant}' is no state of {column}; use {string.Join(", ", gap.Open.Concat(gap.Closed))}.");
                read[HeadingKey.Of(word)] = meant;
            }
            states[column] = read;
        }
        return states;
    }

    private static JsonObject Object(JsonNode? node) => node as JsonObject ?? throw new JsonException("an object in braces is missing.");

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? throw new JsonException("a text is missing.");
}
