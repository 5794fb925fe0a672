using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>Answers as VROOM writes them.</summary>
public static class VroomWriter
{
    // As it is read by programs: letters of every language as they are.
    private static readonly JsonWriterOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, VroomAnswer answer)
    {
        using var json = new Utf8JsonWriter(output, Style);
        json.WriteStartObject();
        json.WriteNumber("code", (int)VroomCode.Done);
        Summary(json, answer);
        json.WriteStartArray("unassigned");
        foreach (var number in answer.Unassigned) Unassigned(json, answer.Problem.Input.Tasks[number]);
        json.WriteEndArray();
        json.WriteStartArray("routes");
        foreach (var route in answer.Routes) new WriteRoute(json, answer.Problem, route).Write();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Stream output, VroomCode code, string message)
    {
        using var json = new Utf8JsonWriter(output, Style);
        json.WriteStartObject();
        json.WriteNumber("code", (int)code);
        json.WriteString("error", message);
        json.WriteEndObject();
    }

    private static void Summary(Utf8JsonWriter json, VroomAnswer answer)
    {
        var routes = answer.Routes;
        json.WriteStartObject("summary");
        json.WriteNumber("cost", routes.Sum(route => route.Cost));
        json.WriteNumber("routes", routes.Count);
        json.WriteNumber("unassigned", answer.Unassigned.Count);
        if (answer.Problem.Input.Dimensions is > 0 and var dimensions)
            json.WriteAmounts([.. Enumerable.Range(0, dimensions).Select(dimension => routes.Sum(route => route.Delivery[dimension]))],
                [.. Enumerable.Range(0, dimensions).Select(dimension => routes.Sum(route => route.Pickup[dimension]))]);
        json.WriteNumber("setup", routes.Sum(route => route.Setup));
        json.WriteNumber("service", routes.Sum(route => route.Service));
        json.WriteNumber("duration", routes.Sum(route => route.Travel));
        json.WriteNumber("waiting_time", routes.Sum(route => route.Waiting));
        json.WriteNumber("priority", routes.Sum(route => route.Priority));
        if (answer.Problem.WithDistances) json.WriteNumber("distance", routes.Sum(route => route.Distance));
        var violations = new Violations();
        foreach (var route in routes) violations.Add(route.Violations);
        json.WriteViolations(violations);
        json.WriteStartObject("computing_times");
        json.WriteNumber("loading", Milliseconds(answer.Times.Loading));
        json.WriteNumber("solving", Milliseconds(answer.Times.Solving));
        json.WriteNumber("routing", Milliseconds(answer.Times.Routing ?? TimeSpan.Zero));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Unassigned(Utf8JsonWriter json, VroomTask task)
    {
        json.WriteStartObject();
        json.WriteNumber("id", task.Id);
        json.WritePlace(task.Place);
        json.WriteString("type", task.KindName);
        json.WriteDescription(task.Description);
        json.WriteEndObject();
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
