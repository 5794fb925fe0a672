namespace CoverageMap.Planner.Problems.Vroom;

/// <summary>A problem as VROOM's JSON states it, checked for what can be checked without rides. Times are as given.</summary>
/// <param name="Tasks">Jobs, then the pick-up and delivery of each shipment one after the other.</param>
/// <param name="Matrices">By profile; of profiles that no vehicle has too.</param>
/// <param name="Dimensions">How many entries every amount and capacity has.</param>
public sealed record VroomInput(
    IReadOnlyList<VroomVehicle> Vehicles, IReadOnlyList<VroomTask> Tasks, IReadOnlyDictionary<string, VroomMatrices> Matrices, int Dimensions)
{
    /// <summary>The latest time there is, as good as never.</summary>
    public const long Never = uint.MaxValue;

    /// <summary>Whether anything is bound to a time; where nothing is, VROOM rounds costs differently.</summary>
    public bool HasTimes { get; } = Vehicles.Any(vehicle => vehicle.Hours is not null || vehicle.Breaks.Count > 0)
        || Tasks.Any(task => task.Windows.Count > 0);

    /// <summary>Every place that is named, vehicles' first.</summary>
    public IEnumerable<VroomPlace> Places => Vehicles.SelectMany(vehicle => new[] { vehicle.Start, vehicle.End }).OfType<VroomPlace>()
        .Concat(Tasks.Select(task => task.Place));

    /// <summary>Whether places are named by their row in the matrices.</summary>
    public bool IsIndexed => Tasks[0].Place.Index is not null;
}

/// <param name="Index">The row and column of it in the matrices; null: it is named by its position.</param>
/// <param name="Position">Longitude and latitude, or what the caller takes for them: with matrices they are only given back.</param>
public sealed record VroomPlace(int? Index, (double Lon, double Lat)? Position);

/// <summary>What is known of a profile's rides; null: not given.</summary>
public sealed record VroomMatrices(VroomMatrix? Durations, VroomMatrix? Distances, VroomMatrix? Costs);

/// <summary>A square of whole numbers by row.</summary>
public sealed record VroomMatrix(int Size, uint[] Entries)
{
    public uint this[int from, int to] => Entries[from * Size + to];
}
