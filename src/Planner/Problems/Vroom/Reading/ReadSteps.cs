using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>The routes that are given with vehicles.</summary>
/// <param name="numbers">Of each task, by kind and id.</param>
internal sealed class ReadSteps(IReadOnlyDictionary<(VroomTaskKind, ulong), int> numbers)
{
    private readonly HashSet<int> _used = [];

    public VroomVehicle Into(VroomVehicle vehicle, JsonElement json)
    {
        var given = new JsonFields(json, vehicle.ToString()).List("steps");
        if (given is not { Count: > 0 }) return vehicle;
        var steps = new List<VroomStep>();
        var (start, end) = (VroomTimes.Any, VroomTimes.Any);
        var breaks = new HashSet<int>();
        for (var rank = 0; rank < given.Count; rank++)
        {
            var step = JsonFields.Of(given[rank], $"step {rank} of {vehicle}");
            switch (step.Text("type"))
            {
                case "start":
                    start = rank == 0 ? Times(step) : throw Misplaced("start", "first");
                    break;
                case "end":
                    end = rank == given.Count - 1 ? Times(step) : throw Misplaced("end", "last");
                    break;
                case "break":
                    var number = BreakOf(vehicle, step);
                    if (!breaks.Add(number)) throw VroomException.Input($"The {step.Name} takes break {Id(step)} a second time; take it once.");
                    steps.Add(new(true, number, Times(step)));
                    break;
                case var type:
                    steps.Add(new(false, TaskOf(step, type), Times(step)));
                    break;
            }

            VroomException Misplaced(string type, string place) =>
                VroomException.Input($"The {step.Name} is its {type}; a route has one at most, as its {place} step.");
        }
        return vehicle with { Steps = steps, StartTimes = start, EndTimes = end };
    }

    private int TaskOf(JsonFields step, string type)
    {
        VroomTaskKind kind = type switch
        {
            "job" => VroomTaskKind.Job,
            "pickup" => VroomTaskKind.Pickup,
            "delivery" => VroomTaskKind.Delivery,
            _ => throw step.Wrong("type", "start, job, pickup, delivery, break or end"),
        };
        var id = Id(step);
        if (!numbers.TryGetValue((kind, id), out var number))
            throw VroomException.Input($"The {step.Name} is {type} {id}, which the problem has not; correct its id.");
        return _used.Add(number) ? number : throw VroomException.Input($"The {step.Name} is {type} {id}, which another step is already; name it once.");
    }

    private static int BreakOf(VroomVehicle vehicle, JsonFields step)
    {
        var id = Id(step);
        var number = vehicle.Breaks.ToList().FindIndex(pause => pause.Id == id);
        return number >= 0 ? number : throw VroomException.Input($"The {step.Name} is break {id}, which the vehicle has not; correct its id.");
    }

    private static ulong Id(JsonFields step) => step.Find("id") is { ValueKind: JsonValueKind.Number } id && id.TryGetUInt64(out var number)
        ? number : throw step.Wrong("id", "the id of what is done");

    private static VroomTimes Times(JsonFields step)
    {
        var (at, after, before) = (step.Whole("service_at"), step.Whole("service_after"), step.Whole("service_before"));
        return new(Math.Max(at ?? 0, after ?? 0), Math.Min(at ?? VroomInput.Never, before ?? VroomInput.Never));
    }
}
