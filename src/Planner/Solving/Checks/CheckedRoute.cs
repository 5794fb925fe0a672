using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A planned route beside what the problem says of its team, its visits and the rides between them.</summary>
internal sealed class CheckedRoute
{
    private readonly TravelTable _table;
    // Of the start, the stops and the end, by their rows of the table.
    private readonly int[] _places;

    public CheckedRoute(RoutingProblem problem, PlannedRoute route, CancellationToken cancel)
    {
        (Problem, Route, Team) = (problem, route, problem.Teams[route.Team]);
        Shift = Team.Shifts[route.Shift];
        Stops = [.. route.Steps.Where(step => step.Kind == StepKind.Visit)];
        DrivenStops = route.Shift == 0 ? Team.Driven.Count : 0;
        _places = [.. Stops.Select(stop => Visit(stop).Place)];
        if (Team.Start is { } start) _places = [start, .. _places];
        if (Team.End is { } end) _places = [.. _places, end];
        var asked = _places.Distinct().ToList();
        _table = problem.Profiles[Team.Profile].Table(asked, cancel);
        _places = [.. _places.Select(place => asked.IndexOf(place))];
    }

    public RoutingProblem Problem { get; }

    public PlannedRoute Route { get; }

    public RoutingTeam Team { get; }

    public TeamShift Shift { get; }

    public IReadOnlyList<PlannedStep> Stops { get; }

    /// <summary>How many of the stops are already driven.</summary>
    public int DrivenStops { get; }

    /// <summary>The stops still to be driven, with their rank.</summary>
    public IEnumerable<(int Rank, PlannedStep Step, RoutingVisit Visit)> Ahead =>
        Stops.Index().Skip(DrivenStops).Select(stop => (stop.Index, stop.Item, Visit(stop.Item)));

    public bool HasCosts => _table.HasCosts;

    public RoutingVisit Visit(PlannedStep stop) => Problem.Visits[stop.Number];

    /// <summary>The ride to the stop of a rank; that of the rank after the last goes to the end.</summary>
    /// <returns>Null where no road leads. What is driven can always be reached.</returns>
    public (long Seconds, long Metres, long Cost)? RideTo(int rank)
    {
        var from = rank + (Team.Start is null ? -1 : 0);
        var to = from + 1;
        if (from < 0 || to >= _places.Length) return (0, 0, 0);
        (from, to) = (_places[from], _places[to]);
        if (!_table.IsReachable(from, to)) return rank < DrivenStops ? (0, 0, 0) : null;
        var seconds = (long)Math.Round(_table.Seconds(from, to) / Team.SpeedFactor, MidpointRounding.AwayFromZero);
        return (seconds, _table.Metres(from, to), _table.HasCosts ? _table.Cost(from, to) : seconds);
    }

    /// <summary>All its rides, those that are not possible left away.</summary>
    public IEnumerable<(long Seconds, long Metres, long Cost)> Rides =>
        Enumerable.Range(0, Stops.Count + 1).Select(RideTo).OfType<(long, long, long)>();

    public long SetupOf(int rank)
    {
        var visit = Visit(Stops[rank]);
        if ((rank > 0 ? Visit(Stops[rank - 1]).Place : Team.StartIsStop ? Team.Start : null) == visit.Place) return 0;
        return Team.Kind is null ? visit.SetupSeconds : visit.SetupByKind.GetValueOrDefault(Team.Kind, visit.SetupSeconds);
    }

    public long ServiceOf(int rank)
    {
        var visit = Visit(Stops[rank]);
        return Team.Kind is null ? visit.ServiceSeconds : visit.ServiceByKind.GetValueOrDefault(Team.Kind, visit.ServiceSeconds);
    }

    /// <summary>What is loaded when it leaves, then after each stop.</summary>
    public long[] Loads(int dimension)
    {
        var loads = new long[Stops.Count + 1];
        loads[0] = Stops.Sum(stop => Amount(Visit(stop).Delivery, dimension));
        var partners = Problem.Relations.OfType<PairRelation>().ToDictionary(pair => pair.DeliveryVisit, pair => pair.PickupVisit);
        for (var rank = 0; rank < Stops.Count; rank++)
        {
            loads[rank + 1] = loads[rank] - Amount(Visit(Stops[rank]).Delivery, dimension)
                + Amount(Visit(Stops[rank]).Pickup, dimension);
            if (partners.TryGetValue(Stops[rank].Number, out var pickup) && Stops.Take(rank).Any(stop => stop.Number == pickup))
                loads[rank + 1] -= Amount(Problem.Visits[pickup].Pickup, dimension);
        }
        return loads;
    }

    public static long Amount(IReadOnlyList<long> amounts, int dimension) => amounts.Count == 0 ? 0 : amounts[dimension];

    public PlanViolation Broken(PlanRule rule, string trouble) =>
        new(rule, $"Team {Team.Name}, shift {Route.Shift}: {trouble}.");
}
