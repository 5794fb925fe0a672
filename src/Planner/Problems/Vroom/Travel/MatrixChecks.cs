namespace CoverageMap.Planner.Problems.Vroom.Travel;

/// <summary>Whether the matrices fit the problem and each other.</summary>
internal static class MatrixChecks
{
    /// <exception cref="VroomException">They do not.</exception>
    public static void Check(VroomInput input)
    {
        var isGiven = input.Matrices.Values.Any(matrices => matrices is not (null, null, null));
        if (isGiven && !input.IsIndexed)
            throw VroomException.Input("There are matrices, but places are named by position; name them by `location_index`, `start_index` and `end_index`.");
        if (!isGiven && input.IsIndexed)
            throw VroomException.Input("Places are named by index, but there are no `matrices`; add them, or name places by position only.");
        var withDistances = input.Matrices.Values.Any(matrices => matrices.Distances is not null);
        foreach (var vehicle in input.Vehicles)
        {
            var given = input.Matrices.GetValueOrDefault(vehicle.Profile);
            if (withDistances && given?.Distances is null)
                throw VroomException.Input($"There are distances for a profile, but none for '{vehicle.Profile}'; give them for all or none.");
            if (given?.Distances is not null && given.Durations is null)
                throw VroomException.Input($"There are distances for the profile '{vehicle.Profile}', but no durations; add them.");
            if (given?.Costs is not null && vehicle.Costs.PerHour != VroomCosts.DefaultPerHour)
                throw VroomException.Input($"The profile '{vehicle.Profile}' has costs of its own, so `per_hour` of {vehicle} means nothing; leave one of them out.");
        }
        var highest = input.IsIndexed ? input.Places.Max(place => place.Index!.Value) : 0;
        foreach (var profile in input.Vehicles.Select(vehicle => vehicle.Profile).Distinct())
            if (input.Matrices.TryGetValue(profile, out var matrices)) Check(input, profile, matrices, highest);
    }

    public static bool NeedsDistances(VroomInput input, string profile) =>
        input.Vehicles.Any(vehicle => vehicle.Profile == profile && vehicle.Costs.PerKm > 0);

    private static void Check(VroomInput input, string profile, VroomMatrices matrices, int highest)
    {
        foreach (var (name, matrix) in new[] { ("durations", matrices.Durations), ("distances", matrices.Distances), ("costs", matrices.Costs) })
        {
            if (matrix is null) continue;
            if (matrix.Size <= highest)
                throw VroomException.Input($"The index {highest} is used, but the {name} of the profile '{profile}' have {matrix.Size} rows; correct one of them.");
            if (name != "durations" && matrix.Entries.Any(entry => entry > int.MaxValue))
                throw VroomException.Input($"The {name} of the profile '{profile}' have an entry above {int.MaxValue}; use smaller ones.");
        }
        if ((matrices.Costs ?? matrices.Durations) is { } costs && CostBound(input, costs) > uint.MaxValue)
            throw VroomException.Input($"A solution could cost more than {uint.MaxValue} by the matrices of the profile '{profile}'; use smaller entries.");
    }

    /// <summary>More than any solution costs: the dearest ride from or to each place.</summary>
    private static decimal CostBound(VroomInput input, VroomMatrix costs)
    {
        var used = input.Places.Select(place => place.Index!.Value).Distinct().ToList();
        var from = used.ToDictionary(place => place, place => (decimal)used.Max(other => costs[place, other]));
        var to = used.ToDictionary(place => place, place => (decimal)used.Max(other => costs[other, place]));
        return Math.Max(input.Tasks.Sum(task => from[task.Place.Index!.Value]), input.Tasks.Sum(task => to[task.Place.Index!.Value]))
            + input.Vehicles.Sum(vehicle => (vehicle.Start?.Index is { } start ? from[start] : 0) + (vehicle.End?.Index is { } end ? to[end] : 0));
    }
}
