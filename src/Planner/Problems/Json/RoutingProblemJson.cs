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
    public static RoutingProblem Read(ReadOnlySpan<byte> json) => ReadTask(json).Problem;

    /// <summary>The same, with the routes to begin with.</summary>
    /// <inheritdoc cref="Read"/>
    public static RoutingTask ReadTask(ReadOnlySpan<byte> json)
    {
        var form = Form(json);
        var task = new RoutingTask(form.ToProblem(), form.Start);
        if (RoutingProblemCheck.Faults(task.Problem) is { Count: > 0 } faults) throw new UserErrorException(string.Join('\n', faults));
        if (task.StartFaults() is { Count: > 0 } startFaults) throw new UserErrorException(string.Join('\n', startFaults));
        return task;
    }

    public static void Write(Stream output, RoutingProblem problem, IReadOnlyList<PlannedVisits>? start = null) =>
        JsonSerializer.Serialize(output, ProblemForm.Of(problem) with { Start = start }, JsonStyle.Options);

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
