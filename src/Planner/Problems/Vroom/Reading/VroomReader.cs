using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>Reads VROOM's JSON. What VROOM refuses is refused.</summary>
public static class VroomReader
{
    /// <exception cref="VroomException">It is no JSON, or no problem.</exception>
    public static VroomInput Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = Parse(utf8);
        return Read(document.RootElement);
    }

    /// <exception cref="VroomException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        try
        {
            return JsonDocument.Parse(utf8.Span.StartsWith(mark) ? utf8[mark.Length..] : utf8);
        }
        catch (JsonException error)
        {
            throw VroomException.Input($"The problem is no JSON: {error.Message}");
        }
    }

    /// <exception cref="VroomException">It is no problem.</exception>
    public static VroomInput Read(JsonElement json)
    {
        try
        {
            return Read(JsonFields.Of(json, "problem"));
        }
        catch (InvalidOperationException error) // a text or name that is no Unicode
        {
            throw VroomException.Input($"The problem has a text that cannot be read: {error.Message}");
        }
    }

    private static VroomInput Read(JsonFields root)
    {
        if (root.List("vehicles") is not { } vehiclesGiven) throw root.Wrong("vehicles", "an array of vehicles");
        if (vehiclesGiven.Count == 0) throw VroomException.Input("The array `vehicles` is empty; add a vehicle.");
        var first = JsonFields.WithId(vehiclesGiven[0], "vehicle", "entry 0 of `vehicles`").Fields;
        var dimensions = first.List("capacity")?.Count ?? 0;
        var vehicles = vehiclesGiven.Select((json, rank) => ReadVehicles.Of(json, rank, dimensions)).ToList();
        var tasks = (root.List("jobs") ?? []).Select((json, rank) => ReadTasks.Job(json, rank, dimensions)).ToList();
        foreach (var (rank, json) in (root.List("shipments") ?? []).Index())
        {
            var (pickup, delivery) = ReadTasks.Shipment(json, rank, dimensions);
            tasks.Add(pickup);
            tasks.Add(delivery);
        }
        var numbers = Numbers(tasks);
        var matrices = ReadMatrices.Of(root);
        if (tasks.Count == 0) throw VroomException.Input("There is nothing to do: `jobs` and `shipments` are both empty; add one.");
        ReadPlaces.RequireAlike(vehicles.SelectMany(vehicle => new[] { vehicle.Start, vehicle.End }.OfType<VroomPlace>().Select(place => (vehicle.ToString(), place)))
            .Concat(tasks.Select(task => (task.ToString(), task.Place))));
        var steps = new ReadSteps(numbers);
        return new([.. vehicles.Zip(vehiclesGiven, steps.Into)], tasks, matrices, dimensions);
    }

    private static Dictionary<(VroomTaskKind, ulong), int> Numbers(List<VroomTask> tasks)
    {
        var numbers = new Dictionary<(VroomTaskKind, ulong), int>();
        foreach (var (number, task) in tasks.Index())
            if (!numbers.TryAdd((task.Kind, task.Id), number))
                throw VroomException.Input($"The id of {task} is there twice; give each {task.KindName} its own.");
        return numbers;
    }
}
