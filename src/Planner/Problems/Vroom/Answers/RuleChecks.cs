namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>Rules of a route that more than one step has a part in.</summary>
internal static class RuleChecks
{
    private const string Cause = "precedence";

    public static bool IsAbove(IReadOnlyList<long> load, IReadOnlyList<long> most) =>
        load.Zip(most).Any(dimension => dimension.First > dimension.Second);

    /// <summary>A pick-up comes before its delivery, and none is without the other.</summary>
    public static void Precedence(VroomInput input, TimedRoute route, Violations[] broken)
    {
        var rankOf = route.Steps.Index().Where(step => step.Item.Kind == StepKind.Visit).ToDictionary(step => step.Item.Number, step => step.Index);
        foreach (var (number, rank) in rankOf)
        {
            var task = input.Tasks[number];
            if (task.Kind == VroomTaskKind.Job) continue;
            // A shipment's two tasks are neighbours in the list.
            var isPickup = task.Kind == VroomTaskKind.Pickup;
            var isKept = rankOf.TryGetValue(isPickup ? number + 1 : number - 1, out var other) && isPickup == rank < other;
            if (!isKept) broken[rank].Add(Cause);
        }
    }
}
