using System.Text.Json;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>A routing problem as JSON, with its rides (docs/problem-format.md).</summary>
public static class RoutingProblemJson
{
    /// <summary>Whether it looks like one: an object with `teams` and without VROOM's `vehicles`.</summary>
    public static bool IsMeant(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var meant = false;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("vehicles")) return false;
                meant |= reader.ValueTextEquals("teams");
                reader.Skip();
            }
            return meant;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <exception cref="UserErrorException">It is no such problem, or contradicts itself; all contradictions are named.</exception>
    public static RoutingProblem Read(ReadOnlySpan<byte> json)
    {
        var problem = Form(json).ToProblem();
        if (RoutingProblemCheck.Faults(problem) is { Count: > 0 } faults) throw new UserErrorException(string.Join('\n', faults));
        return problem;
    }

    public static void Write(Stream output, RoutingProblem problem) =>
        JsonSerializer.Serialize(output, ProblemForm.Of(problem), JsonStyle.Options);

    private static ProblemForm Form(ReadOnlySpan<byte> json)
    {
        try
        {
            JsonMistakes.RefuseNullEntries(json);
            return JsonSerializer.Deserialize<ProblemForm>(json, JsonStyle.Options) ?? throw new JsonException("The problem is null; write an object.");
        }
        catch (JsonException error)
        {
            throw new UserErrorException(JsonMistakes.Explain(error), error);
        }
    }
}
