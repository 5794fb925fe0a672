using System.Text.Json;
using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>A route with its steps.</summary>
internal sealed class WriteRoute(Utf8JsonWriter json, VroomProblem problem, VroomRoute route)
{
    private readonly VroomVehicle _vehicle = problem.Input.Vehicles[route.Vehicle];

    public void Write()
    {
        json.WriteStartObject();
        json.WriteNumber("vehicle", _vehicle.Id);
        json.WriteNumber("cost", route.Cost);
        json.WriteDescription(_vehicle.Description);
        if (problem.Input.Dimensions > 0) json.WriteAmounts(route.Delivery, route.Pickup);
        json.WriteNumber("setup", route.Setup);
        json.WriteNumber("service", route.Service);
        json.WriteNumber("duration", route.Travel);
        json.WriteNumber("waiting_time", route.Waiting);
        json.WriteNumber("priority", route.Priority);
        if (problem.WithDistances) json.WriteNumber("distance", route.Distance);
        json.WriteStartArray("steps");
        foreach (var step in route.Steps) Write(step);
        json.WriteEndArray();
        json.WriteViolations(route.Violations);
        if (route.Geometry is { } geometry) json.WriteString("geometry", geometry);
        json.WriteEndObject();
    }

    private void Write(VroomRouteStep step)
    {
        var task = step.Kind == StepKind.Visit ? problem.Input.Tasks[step.Number] : null;
        var pause = step.Kind == StepKind.Break ? _vehicle.Breaks[step.Number] : null;
        json.WriteStartObject();
        json.WriteString("type", step.Kind switch { StepKind.Start => "start", StepKind.End => "end", StepKind.Break => "break", _ => task!.KindName });
        json.WriteDescription(task?.Description ?? pause?.Description ?? "");
        if (step.Place is { } place) json.WritePlace(place);
        if ((task?.Id ?? pause?.Id) is { } id) json.WriteNumber("id", id);
        json.WriteNumber("setup", step.Setup);
        json.WriteNumber("service", step.Service);
        json.WriteNumber("waiting_time", step.Waiting);
        if (task is not null) json.WriteNumber("job", task.Id); // what `id` was called before
        if (problem.Input.Dimensions > 0) json.WriteAmount("load", step.Load);
        json.WriteNumber("arrival", step.Arrival);
        json.WriteNumber("duration", step.Travel);
        json.WriteViolations(step.Violations);
        if (problem.WithDistances) json.WriteNumber("distance", step.Distance);
        json.WriteEndObject();
    }
}
