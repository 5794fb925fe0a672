namespace CoverageMap.Planner.Problems.Vroom.Travel;

/// <summary>The rides of a problem: from its matrices, from roads, or both.</summary>
public sealed class VroomTravel
{
    private readonly VroomInput _input;
    private readonly PlaceNumbers _places;
    private readonly VroomRoads _roads;
    private readonly bool _withGeometry;

    private VroomTravel(VroomInput input, PlaceNumbers places, VroomRoads roads, bool withGeometry) =>
        (_input, _places, _roads, _withGeometry) = (input, places, roads, withGeometry);

    /// <summary>By profile; null where nothing was asked of roads.</summary>
    public Dictionary<string, RoutedTravel?> Routed { get; } = [];

    public Dictionary<string, ITravelProfile> Profiles { get; } = [];

    /// <param name="withGeometry">Whether lines and distances are wanted too.</param>
    /// <exception cref="VroomException">Matrices are missing or too small, or roads do not help.</exception>
    public static VroomTravel Of(VroomInput input, PlaceNumbers places, VroomRoads roads, bool withGeometry, CancellationToken cancel)
    {
        MatrixChecks.Check(input);
        if (withGeometry && places.Places.FirstOrDefault(place => place.Position is null) is { } bare)
            throw VroomException.Input($"The way along places is wanted, but the one with index {bare.Index} has no position; add it.");
        var travel = new VroomTravel(input, places, roads, withGeometry);
        foreach (var profile in input.Vehicles.Select(vehicle => vehicle.Profile).Distinct()) travel.Add(profile, cancel);
        return travel;
    }

    private void Add(string profile, CancellationToken cancel)
    {
        var given = _input.Matrices.GetValueOrDefault(profile) ?? new(null, null, null);
        var needsMetres = given.Distances is null && (_withGeometry || MatrixChecks.NeedsDistances(_input, profile));
        var routed = given.Durations is null || needsMetres || _withGeometry ? _roads.Of(profile, _places.Places) : null;
        Routed[profile] = routed;
        if (given.Durations is null && given.Costs is null)
        {
            Profiles[profile] = routed!;
            return;
        }
        var asked = routed is not null && (given.Durations is null || needsMetres)
            ? routed.Table([.. Enumerable.Range(0, _places.Places.Count)], cancel) : null;
        var size = _places.Places.Count;
        Profiles[profile] = new KnownTravel(new(size,
            given.Durations is { } durations ? Fill(size, (from, to) => (int)Math.Min(durations[from, to], TravelTable.Unreachable)) : Fill(size, asked!.Seconds, byNumber: true),
            given.Distances is { } distances ? Fill(size, (from, to) => (int)distances[from, to])
                : asked is not null ? Fill(size, asked.Metres, byNumber: true) : new int[size * size],
            given.Costs is { } costs ? Fill(size, (from, to) => (int)costs[from, to]) : null));
    }

    /// <param name="byNumber">Whether places are asked for by number, not by index.</param>
    private int[] Fill(int size, Func<int, int, int> figure, bool byNumber = false)
    {
        var cells = new int[size * size];
        for (var from = 0; from < size; from++)
            for (var to = 0; to < size; to++)
                cells[from * size + to] = byNumber ? figure(from, to) : figure(_places.Places[from].Index!.Value, _places.Places[to].Index!.Value);
        return cells;
    }
}
