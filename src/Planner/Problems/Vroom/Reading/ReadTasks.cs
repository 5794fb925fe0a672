using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>Jobs, and shipments as two tasks each.</summary>
internal static class ReadTasks
{
    private const int HighestPriority = 100;

    public static VroomTask Job(JsonElement json, int rank, int dimensions)
    {
        var (job, id) = JsonFields.WithId(json, "job", $"entry {rank} of `jobs`");
        // `amount` is what deliveries were called before pick-ups came.
        var isOld = job.Has("amount") && !job.Has("delivery") && !job.Has("pickup");
        return Task(job, id, VroomTaskKind.Job) with
        {
            Delivery = Amount(job, isOld ? "amount" : "delivery", dimensions),
            Pickup = Amount(job, "pickup", dimensions),
            Skills = Skills(job),
            Priority = Priority(job),
        };
    }

    public static (VroomTask Pickup, VroomTask Delivery) Shipment(JsonElement json, int rank, int dimensions)
    {
        var shipment = JsonFields.Of(json, $"entry {rank} of `shipments`");
        var (amount, skills, priority) = (Amount(shipment, "amount", dimensions), Skills(shipment), Priority(shipment));
        VroomTask Step(VroomTaskKind kind, string key)
        {
            if (shipment.Find(key) is not { ValueKind: JsonValueKind.Object } given) throw shipment.Wrong(key, "an object with an id and a location");
            var (step, id) = JsonFields.WithId(given, key, $"`{key}` of {shipment.Name}");
            return Task(step, id, kind) with { Skills = skills, Priority = priority };
        }
        return (Step(VroomTaskKind.Pickup, "pickup") with { Pickup = amount }, Step(VroomTaskKind.Delivery, "delivery") with { Delivery = amount });

        VroomTask Task(JsonFields step, ulong id, VroomTaskKind kind) =>
            ReadTasks.Task(step, id, kind) with { Pickup = new long[dimensions], Delivery = new long[dimensions] };
    }

    public static IReadOnlySet<uint> Skills(JsonFields owner) => owner.Wholes("skills") is { } skills ? skills.ToHashSet() : new HashSet<uint>();

    /// <exception cref="VroomException">It has not as many entries as the first vehicle's capacity.</exception>
    public static IReadOnlyList<long> Amount(JsonFields owner, string key, int dimensions)
    {
        if (owner.Wholes(key) is not { } amounts) return new long[dimensions];
        return amounts.Count == dimensions ? [.. amounts.Select(amount => (long)amount)] : throw VroomException.Input(
            $"The array `{key}` of {owner.Name} has {amounts.Count} entries, but the first vehicle's `capacity` has {dimensions}; write as many.");
    }

    private static VroomTask Task(JsonFields task, ulong id, VroomTaskKind kind) =>
        new(kind, id, ReadPlaces.Of(task), task.Text("description"), ReadWindows.Of(task))
        {
            Delivery = [],
            Pickup = [],
            Setup = task.Whole("setup") ?? 0,
            Service = task.Whole("service") ?? 0,
            SetupByType = task.WholeByName("setup_per_type"),
            ServiceByType = task.WholeByName("service_per_type"),
        };

    private static int Priority(JsonFields owner) => owner.Whole("priority") switch
    {
        null => 0,
        <= HighestPriority and { } priority => (int)priority,
        _ => throw owner.Wrong("priority", $"a whole number from 0 to {HighestPriority}"),
    };
}
