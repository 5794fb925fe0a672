using CoverageMap.Planner.Problems;
using Google.OrTools.ConstraintSolver;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>A task as an OR-Tools routing model, to which groups of rules add theirs.</summary>
internal sealed class OrToolsModel : IDisposable
{
    private readonly Dictionary<(RideTable, string), int> _transits = [];
    private readonly RoutingIndexManager _manager;
    private readonly int[] _nodes;
    private RoutingDimension? _stops;

    private OrToolsModel(OrToolsTask task, CancellationToken cancel)
    {
        (Task, Rides) = (task, RideTable.Of(task, cancel));
        _manager = new(task.Nodes.Count, task.Vehicles.Count,
            [.. task.Vehicles.Select(vehicle => vehicle.StartNode)], [.. task.Vehicles.Select(vehicle => vehicle.EndNode)]);
        Routing = new(_manager);
        Zero = task.Problem.Teams.Min(team => team.Shifts.Min(shift => shift.From));
        _nodes = [.. Enumerable.Range(0, _manager.GetNumberOfIndices()).Select(index => _manager.IndexToNode(index))];
    }

    public static OrToolsModel Build(OrToolsTask task, CancellationToken cancel)
    {
        var model = new OrToolsModel(task, cancel);
        TimeRules.State(model);
        BreakRules.State(model);
        LoadRules.State(model);
        LimitRules.State(model);
        TeamRules.State(model);
        RelationRules.State(model);
        Prices.State(model);
        return model;
    }

    public OrToolsTask Task { get; }

    public RoutingProblem Problem => Task.Problem;

    public RoutingModel Routing { get; }

    public Solver Solver => Routing.solver();

    public IReadOnlyList<RideTable> Rides { get; }

    /// <summary>When setup or service begins; <see cref="TimeRules"/> sets it.</summary>
    public RoutingDimension Clock { get; set; } = null!;

    /// <summary>The time that is 0 in the model, which knows none below.</summary>
    public long Zero { get; }

    /// <summary>How many visits of the route come before.</summary>
    public RoutingDimension Stops => _stops ??= CountStops();

    public long IndexOf(int visit) => _manager.NodeToIndex(Task.NodeOf(visit));

    public int NodeAt(long index) => _nodes[index];

    /// <summary>When its setup or service begins, from <see cref="Zero"/> on.</summary>
    public IntVar Begin(int visit) => Clock.CumulVar(IndexOf(visit));

    public IntVar Active(int visit) => Routing.ActiveVar(IndexOf(visit));

    /// <summary>The vehicles of a team.</summary>
    public IEnumerable<int> VehiclesOf(int team) => Enumerable.Range(0, Task.Vehicles.Count).Where(vehicle => Task.Vehicles[vehicle].Team == team);

    /// <summary>A figure of each ride by vehicle. By callbacks: matrices would be as many as kinds of vehicles.</summary>
    public int[] Transits(string name, Func<RideTable, int, int, long> figure) => [.. Rides.Select(rides =>
    {
        if (!_transits.TryGetValue((rides, name), out var index))
            _transits[(rides, name)] = index = Routing.RegisterTransitCallback((from, to) => figure(rides, _nodes[from], _nodes[to]));
        return index;
    })];

    /// <summary>A figure of each visit; 0 for other nodes.</summary>
    public int Figures(Func<int, long> figure)
    {
        long[] figures = [.. Task.Nodes.Select((node, number) => number >= Task.Depots ? figure(node.Visit!.Value) : 0)];
        return Routing.RegisterUnaryTransitVector(figures);
    }

    public void Dispose()
    {
        Routing.Dispose();
        _manager.Dispose();
    }

    private RoutingDimension CountStops()
    {
        Routing.AddDimension(Figures(_ => 1), 0, Problem.Visits.Count + 1, false, "stops");
        var stops = Routing.GetMutableDimension("stops");
        for (var vehicle = 0; vehicle < Task.Vehicles.Count; vehicle++)
            stops.CumulVar(Routing.Start(vehicle)).SetValue(Task.Vehicles[vehicle].Driven.Count);
        return stops;
    }
}
