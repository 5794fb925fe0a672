using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>Vehicles, without their steps: these name tasks.</summary>
internal static class ReadVehicles
{
    public const string DefaultProfile = "car";
    private const double HighestSpeedFactor = 5;

    public static VroomVehicle Of(JsonElement json, int rank, int dimensions)
    {
        var (vehicle, id) = JsonFields.WithId(json, "vehicle", $"entry {rank} of `vehicles`");
        var (start, end) = ReadPlaces.Ends(vehicle);
        return new(id, vehicle.Text("profile") is { Length: > 0 } profile ? profile : DefaultProfile,
            vehicle.Text("description"), vehicle.Text("type"), start, end, Breaks(vehicle, dimensions), null)
        {
            // Without one it carries nothing where others have a capacity.
            Capacity = vehicle.Has("capacity") || dimensions == 0 ? ReadTasks.Amount(vehicle, "capacity", dimensions)
                : throw vehicle.Wrong("capacity", $"{dimensions} numbers, as the first vehicle has"),
            Skills = ReadTasks.Skills(vehicle),
            Hours = ReadWindows.Hours(vehicle),
            Costs = Costs(vehicle),
            SpeedFactor = vehicle.Number("speed_factor") switch
            {
                null => 1,
                > 0 and <= HighestSpeedFactor and { } factor => factor,
                _ => throw vehicle.Wrong("speed_factor", $"a number above 0, at most {HighestSpeedFactor}"),
            },
            MaxTasks = vehicle.Whole("max_tasks"),
            MaxTravelTime = vehicle.Whole("max_travel_time"),
            MaxDistance = vehicle.Whole("max_distance"),
        };
    }

    private static List<VroomBreak> Breaks(JsonFields vehicle, int dimensions)
    {
        var breaks = (vehicle.List("breaks") ?? []).Select((json, rank) => Break(json, rank, vehicle, dimensions)).ToList();
        var ids = new HashSet<ulong>();
        foreach (var pause in breaks)
            if (!ids.Add(pause.Id)) throw VroomException.Input($"Break {pause.Id} is there twice for {vehicle.Name}; give each its own id.");
        return [.. breaks.OrderBy(First)];

        static (long, long) First(VroomBreak pause) => pause.Windows.Count > 0 ? (pause.Windows[0].From, pause.Windows[0].Until) : (0, VroomInput.Never);
    }

    private static VroomBreak Break(JsonElement json, int rank, JsonFields vehicle, int dimensions)
    {
        var (fields, id) = JsonFields.WithId(json, "break", $"entry {rank} of the breaks of {vehicle.Name}");
        var pause = new JsonFields(json, $"{fields.Name} of {vehicle.Name}");
        return new(id, pause.Text("description"), ReadWindows.Of(pause), pause.Whole("service") ?? 0,
            pause.Has("max_load") ? ReadTasks.Amount(pause, "max_load", dimensions) : null);
    }

    private static VroomCosts Costs(JsonFields vehicle)
    {
        if (vehicle.Find("costs") is not { } given) return new();
        if (given.ValueKind != JsonValueKind.Object) throw vehicle.Wrong("costs", "an object");
        var costs = new JsonFields(given, $"costs of {vehicle.Name}");
        return new(costs.Whole("fixed") ?? 0, costs.Whole("per_hour") ?? VroomCosts.DefaultPerHour, costs.Whole("per_task_hour") ?? 0,
            costs.Whole("per_km") ?? 0);
    }
}
