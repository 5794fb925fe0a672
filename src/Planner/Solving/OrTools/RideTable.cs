using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>Times and costs between the nodes of a task for vehicles of a kind: those that ride, work and cost alike.</summary>
internal sealed class RideTable
{
    /// <summary>Of a ride that is not possible: beyond every shift.</summary>
    public const long Never = 1L << 32;

    /// <summary>Costs are counted in hundredths.</summary>
    public const double Scale = 100;

    private readonly OrToolsTask _task;
    private readonly RoutingTeam _team;
    private readonly int _number;
    private readonly TravelTable _table;
    private readonly int[] _rows;

    private RideTable(OrToolsTask task, int team, TravelTable table, int[] rows) =>
        (_task, _number, _team, _table, _rows) = (task, team, task.Problem.Teams[team], table, rows);

    /// <summary>One for each vehicle; those of a kind share it.</summary>
    public static IReadOnlyList<RideTable> Of(OrToolsTask task, CancellationToken cancel)
    {
        int[] places = [.. task.Nodes.Select(node => node.Place).OfType<int>().Distinct().Order()];
        var rowOf = places.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        int[] rows = [.. task.Nodes.Select(node => node.Place is { } place ? rowOf[place] : -1)];
        var tables = new Dictionary<int, TravelTable>();
        var kinds = new Dictionary<object, RideTable>();
        var keepers = task.Problem.Visits.Select(visit => visit.KeepTeam).OfType<int>().ToHashSet();
        return [.. task.Vehicles.Select(vehicle =>
        {
            var team = task.Problem.Teams[vehicle.Team];
            var kind = (team.Profile, team.SpeedFactor, team.Kind, team.StartIsStop, team.Costs, keepers.Contains(vehicle.Team) ? vehicle.Team : -1);
            if (kinds.TryGetValue(kind, out var known)) return known;
            if (!tables.TryGetValue(team.Profile, out var table))
                tables[team.Profile] = table = task.Problem.Profiles[team.Profile].Table(places, cancel);
            return kinds[kind] = new(task, vehicle.Team, table, rows);
        })];
    }

    public long Ride(int from, int to)
    {
        if (IsUnused(from, to)) return 0;
        var (row, column) = (_rows[from], _rows[to]);
        if (row < 0 || column < 0) return 0;
        return _table.IsReachable(row, column) ? (long)Math.Floor(_table.Seconds(row, column) / _team.SpeedFactor + 0.5) : Never;
    }

    public long Metres(int from, int to) => IsUnused(from, to) || _rows[from] < 0 || _rows[to] < 0 ? 0 : _table.Metres(_rows[from], _rows[to]);

    public long Service(int node) => _task.Nodes[node].Visit is { } visit && node >= _task.Depots ? _task.Problem.Visits[visit].ServiceBy(_team.Kind) : 0;

    /// <summary>The setup at a visit that is reached from another place.</summary>
    public long Setup(int node) => _task.Nodes[node].Visit is { } visit && node >= _task.Depots ? _task.Problem.Visits[visit].SetupBy(_team.Kind) : 0;

    public long SetupAfter(int from, int to) => IsSamePlace(from, to) ? 0 : Setup(to);

    /// <summary>What the ride costs with the work at its end, in hundredths.</summary>
    public long Cost(int from, int to)
    {
        if (IsUnused(from, to)) return 0;
        if (Ride(from, to) >= Never) return Never;
        var (row, column, costs) = (_rows[from], _rows[to], _team.Costs);
        var price = row < 0 || column < 0 ? 0 : _table.HasCosts ? _table.Cost(row, column) : Ride(from, to);
        var cost = price * costs.PerTravelSecond + Metres(from, to) * costs.PerMetre
            + (Service(to) + SetupAfter(from, to)) * costs.PerServiceSecond + AreaChange(from, to) + NotKept(to);
        return (long)Math.Round(cost * Scale);
    }

    // From a start straight to an end: a route that is not driven, for which it must not matter how far that is.
    private bool IsUnused(int from, int to) => from < _task.Depots && to < _task.Depots && _task.Nodes[from].Visit is null;

    private bool IsSamePlace(int from, int to) =>
        (_task.Nodes[from].Visit is not null || _team.StartIsStop) && _rows[from] == _rows[to];

    private double AreaChange(int from, int to) =>
        AreaOf(from) is { } one && AreaOf(to) is { } other && one != other ? _task.Problem.AreaChangePrice : 0;

    private int? AreaOf(int node) => _task.Nodes[node].Visit is { } visit ? _task.Problem.Visits[visit].Area : null;

    private double NotKept(int to) => to >= _task.Depots
        && _task.Problem.Visits[_task.Nodes[to].Visit!.Value] is { KeepTeam: { } keep } visit && keep != _number ? visit.KeepPrice : 0;
}
