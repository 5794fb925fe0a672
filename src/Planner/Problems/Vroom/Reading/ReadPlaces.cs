namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>Where vehicles and tasks are: a position, a row of the matrices, or both.</summary>
internal static class ReadPlaces
{
    public static VroomPlace Of(JsonFields task) => Of(task, "location", "location_index")
        ?? throw task.Wrong("location", "[longitude, latitude], or `location_index` with matrices");

    public static (VroomPlace? Start, VroomPlace? End) Ends(JsonFields vehicle)
    {
        var (start, end) = (Of(vehicle, "start", "start_index"), Of(vehicle, "end", "end_index"));
        if (start is null && end is null) throw VroomException.Input($"There is neither `start` nor `end` for {vehicle.Name}; give at least one.");
        if (start is not null && end is not null && start.Index is null != end.Index is null)
            throw VroomException.Input($"Of {vehicle.Name} only one of `start_index` and `end_index` is given; give both or none.");
        return (start, end);
    }

    /// <exception cref="VroomException">Some places have an index and others have not.</exception>
    public static void RequireAlike(IEnumerable<(string Owner, VroomPlace Place)> places)
    {
        bool? isIndexed = null;
        foreach (var (owner, place) in places)
        {
            if ((isIndexed ??= place.Index is not null) == place.Index is not null) continue;
            throw VroomException.Input($"The place of {owner} is named {(place.Index is null ? "by position" : "by index")}, those before it are not; " +
                "give every place an index, or none.");
        }
    }

    private static VroomPlace? Of(JsonFields owner, string key, string indexKey)
    {
        if (owner.Whole(indexKey) is { } index)
            return index <= int.MaxValue ? new((int)index, owner.Position(key)) : throw owner.Wrong(indexKey, "a row of the matrices");
        return owner.Position(key) is { } position ? new(null, position) : null;
    }
}
