using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>A route that may be driven.</summary>
/// <param name="StartNode">Of the team's start, or of its last driven visit.</param>
internal sealed record Vehicle(int Team, int Shift, int StartNode, int EndNode, IReadOnlyList<int> Driven);

/// <summary>Where a vehicle may be. A place of null is wherever the next or last visit is.</summary>
internal readonly record struct Node(int? Place, int? Visit);

/// <summary>A routing problem as vehicles and nodes: first those where vehicles start and end, then the visits that are not driven.</summary>
internal sealed class OrToolsTask
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<int, int> _nodeOfVisit = [];

    public OrToolsTask(RoutingProblem problem, IEnumerable<(int Team, int Shift)> vehicles)
    {
        Problem = problem;
        Vehicles = [.. vehicles.Select(vehicle => Offer(vehicle.Team, vehicle.Shift))];
        Depots = _nodes.Count;
        var driven = problem.Teams.SelectMany(team => team.Driven).Select(stop => stop.Visit).ToHashSet();
        Visits = [.. Enumerable.Range(0, problem.Visits.Count).Where(visit => !driven.Contains(visit))];
        foreach (var visit in Visits)
        {
            _nodeOfVisit[visit] = _nodes.Count;
            _nodes.Add(new(problem.Visits[visit].Place, visit));
        }
    }

    public RoutingProblem Problem { get; }

    public IReadOnlyList<Vehicle> Vehicles { get; }

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>How many of the nodes are no visits to be made.</summary>
    public int Depots { get; }

    /// <summary>Those to be made.</summary>
    public IReadOnlyList<int> Visits { get; }

    public bool IsOpen(int visit) => _nodeOfVisit.ContainsKey(visit);

    public int NodeOf(int visit) => _nodeOfVisit[visit];

    public RoutingTeam TeamOf(int vehicle) => Problem.Teams[Vehicles[vehicle].Team];

    public TeamShift ShiftOf(int vehicle) => TeamOf(vehicle).Shifts[Vehicles[vehicle].Shift];

    private Vehicle Offer(int number, int shift)
    {
        var team = Problem.Teams[number];
        int[] driven = shift == 0 ? [.. team.Driven.Select(stop => stop.Visit)] : [];
        var start = driven.Length > 0 ? new Node(Problem.Visits[driven[^1]].Place, driven[^1]) : new Node(team.Start, null);
        return new(number, shift, Depot(start), Depot(new(team.End, null)), driven);
    }

    private int Depot(Node node)
    {
        if (_nodes.IndexOf(node) is >= 0 and var known) return known;
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
