using System.Globalization;
using CoverageMap.Planner.Problems.Vroom.Travel;

namespace CoverageMap.Planner.Problems.Vroom.Stating;

/// <summary>A VROOM problem as a routing problem: vehicles are its teams, tasks its visits, both by their rank.</summary>
public sealed class VroomProblem
{
    /// <summary>Slower than this nobody rides; engines take no more.</summary>
    private const double MostHundredths = 100_000;

    private readonly string[] _profiles;
    private readonly PlaceNumbers _places;
    private readonly VroomTravel _travel;

    private VroomProblem(VroomInput input, PlaceNumbers places, VroomTravel travel, bool withGeometry)
    {
        (Input, _places, _travel, WithGeometry) = (input, places, travel, withGeometry);
        _profiles = [.. input.Vehicles.Select(vehicle => vehicle.Profile).Distinct()];
        Shift = TimeShift.Of(input);
        Routing = new()
        {
            Places = places.Places.Count,
            Profiles = [.. _profiles.Select(profile => travel.Profiles[profile])],
            Dimensions = [.. Enumerable.Range(1, input.Dimensions).Select(number => $"amount {number}")],
            Teams = [.. input.Vehicles.Select(Team)],
            Visits = [.. input.Tasks.Select(Visit)],
            Relations = [.. input.Tasks.Index().Where(task => task.Item.Kind == VroomTaskKind.Pickup).Select(task => new PairRelation(task.Index, task.Index + 1))],
        };
    }

    public VroomInput Input { get; }

    public RoutingProblem Routing { get; }

    public TimeShift Shift { get; }

    /// <summary>Whether the ways are wanted as lines.</summary>
    public bool WithGeometry { get; }

    /// <summary>Whether distances are told.</summary>
    public bool WithDistances => WithGeometry || Input.Matrices.Values.Any(matrices => matrices.Distances is not null)
        || Input.Vehicles.Any(vehicle => vehicle.Costs.PerKm > 0);

    /// <exception cref="VroomException">It cannot be solved as it is.</exception>
    public static VroomProblem Of(VroomInput input, VroomRoads roads, bool withGeometry, CancellationToken cancel)
    {
        var places = new PlaceNumbers(input.Places);
        return new(input, places, VroomTravel.Of(input, places, roads, withGeometry, cancel), withGeometry);
    }

    /// <summary>The same with another vehicle at a rank, of the same places and profile.</summary>
    public VroomProblem WithVehicle(int rank, VroomVehicle vehicle) =>
        new(Input with { Vehicles = [.. Input.Vehicles.Select((old, number) => number == rank ? vehicle : old)] }, _places, _travel, withGeometry: false);

    public int PlaceOf(VroomPlace place) => _places[place];

    public ITravelProfile TravelOf(VroomVehicle vehicle) => _travel.Profiles[vehicle.Profile];

    /// <returns>Null where rides are known from matrices only.</returns>
    public RoutedTravel? RoutedOf(VroomVehicle vehicle) => _travel.Routed[vehicle.Profile];

    public bool HasCosts(VroomVehicle vehicle) => Input.Matrices.GetValueOrDefault(vehicle.Profile)?.Costs is not null;

    private RoutingTeam Team(VroomVehicle vehicle) => new()
    {
        Name = vehicle.ToString(),
        Start = vehicle.Start is { } start ? PlaceOf(start) : null,
        End = vehicle.End is { } end ? PlaceOf(end) : null,
        StartIsStop = true,
        Profile = Array.IndexOf(_profiles, vehicle.Profile),
        SpeedFactor = SpeedFactor(vehicle),
        Shifts = [(vehicle.Hours is { } hours && Shift.In(hours) is var within ? new TeamShift(within.From, within.Until) : TeamShift.AnyTime) with
        {
            Breaks = [.. vehicle.Breaks.Select(pause => new RoutingBreak([.. pause.Windows.Select(Shift.In)], Bounded(pause.Service))
            {
                MayInterruptRide = true,
                MaxLoad = pause.MaxLoad ?? [],
            })],
        }],
        Skills = Names(vehicle.Skills),
        Kind = vehicle.Type.Length > 0 ? vehicle.Type : null,
        Capacity = vehicle.Capacity,
        MaxStops = (int?)Math.Min(vehicle.MaxTasks ?? int.MaxValue, int.MaxValue),
        MaxTravelSeconds = vehicle.MaxTravelTime,
        MaxDistanceMetres = vehicle.MaxDistance,
        Costs = new()
        {
            Fixed = vehicle.Costs.Fixed,
            PerTravelSecond = vehicle.Costs.PerHour / 3600.0,
            PerServiceSecond = vehicle.Costs.PerTaskHour / 3600.0,
            PerMetre = HasCosts(vehicle) ? 0 : vehicle.Costs.PerKm / 1000.0, // costs of a matrix are the whole of them
        },
    };

    private RoutingVisit Visit(VroomTask task, int rank) => new()
    {
        Name = task.ToString(),
        Place = PlaceOf(task.Place),
        Windows = [.. task.Windows.Select(Shift.In)],
        SetupSeconds = Bounded(task.Setup),
        ServiceSeconds = Bounded(task.Service),
        SetupByKind = task.SetupByType.ToDictionary(entry => entry.Key, entry => Bounded(entry.Value)),
        ServiceByKind = task.ServiceByType.ToDictionary(entry => entry.Key, entry => Bounded(entry.Value)),
        Skills = Names(task.Skills),
        Delivery = task.Kind == VroomTaskKind.Delivery ? [] : task.Delivery,
        Pickup = task.Pickup,
        // The sum of priorities comes first, then the number served; costs only within these.
        PriorityClass = 1,
        Worth = (double)task.Priority * (Input.Tasks.Count + 1) + 1,
    };

    /// <summary>VROOM counts rides in hundredths of a second for each second of the matrix.</summary>
    public static double SpeedFactor(VroomVehicle vehicle) =>
        100 / Math.Clamp(Math.Round(100 / vehicle.SpeedFactor, MidpointRounding.AwayFromZero), 1, MostHundredths);

    /// <summary>No more than engines count to; what takes so long fits no route.</summary>
    private static long Bounded(long seconds) => Math.Min(seconds, TeamShift.NoEnd);

    private static HashSet<string> Names(IReadOnlySet<uint> skills) => [.. skills.Select(skill => skill.ToString(CultureInfo.InvariantCulture))];
}
