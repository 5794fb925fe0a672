namespace CoverageMap.Planner.Problems.Vroom.Stating;

/// <summary>The rides of one route: leg 0 leads to its first task, the last from its last task to its end.</summary>
public sealed class RouteLegs
{
    private readonly VroomVehicle _vehicle;
    private readonly TravelTable _table;
    private readonly int _first;
    private readonly double _speedFactor;

    public RouteLegs(VroomProblem problem, VroomVehicle vehicle, IReadOnlyList<int> tasks, CancellationToken cancel)
    {
        (_vehicle, Tasks) = (vehicle, [.. tasks.Select(number => problem.Input.Tasks[number])]);
        _speedFactor = VroomProblem.SpeedFactor(vehicle);
        _first = vehicle.Start is null ? 0 : 1;
        VroomPlace?[] places = [vehicle.Start, .. Tasks.Select(task => task.Place), vehicle.End];
        Places = [.. places.OfType<VroomPlace>().Select(problem.PlaceOf)];
        // A place that is passed twice is asked for once.
        var known = Places.Distinct().ToList();
        Rows = [.. Places.Select(place => known.IndexOf(place))];
        _table = problem.TravelOf(vehicle).Table(known, cancel);
    }

    public IReadOnlyList<VroomTask> Tasks { get; }

    /// <summary>From the start, where there is one, to the end, where there is one.</summary>
    public IReadOnlyList<int> Places { get; }

    private int[] Rows { get; }

    public long Seconds(int leg) => Ride(leg, _table.Seconds) is var seconds && _speedFactor == 1 ? seconds : (long)Math.Floor(seconds / _speedFactor + 0.5);

    public long Metres(int leg) => Ride(leg, _table.Metres);

    /// <summary>What all rides cost by the profile's own costs.</summary>
    public long Costs => Enumerable.Range(0, Tasks.Count + 1).Sum(leg => Ride(leg, _table.Cost));

    /// <summary>How far one gets in part of a leg's time.</summary>
    public long MetresOf(int leg, long seconds) => Seconds(leg) is > 0 and var all
        ? (long)Math.Round((double)seconds * Metres(leg) / all, MidpointRounding.AwayFromZero) : 0;

    /// <summary>Setup and service of the task that a leg leads to. Setup is needed where the vehicle was not just before.</summary>
    public (long Setup, long Service) ActionOf(int leg)
    {
        var (task, at) = (Tasks[leg], leg + _first);
        var isThere = at > 0 && Places[at - 1] == Places[at];
        return (isThere ? 0 : task.SetupByType.GetValueOrDefault(_vehicle.Type, task.Setup), task.ServiceByType.GetValueOrDefault(_vehicle.Type, task.Service));
    }

    private long Ride(int leg, Func<int, int, int> figure)
    {
        var to = leg + _first;
        return to == 0 || to >= Rows.Length ? 0 : figure(Rows[to - 1], Rows[to]);
    }
}
