using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>What a route consists of before it has times: rides, durations and loads by rank; visits have the ranks from 1.</summary>
internal sealed class RouteTask
{
    private readonly long[][] _loads;

    public RouteTask(RoutingProblem problem, PlannedVisits route, TeamRides rides)
    {
        (Problem, Route, Team) = (problem, route, problem.Teams[route.Team]);
        Shift = Team.Shifts[route.Shift];
        Driven = route.Shift == 0 ? Team.Driven : [];
        if (!Driven.Select(stop => stop.Visit).SequenceEqual(route.Visits.Take(Driven.Count)))
            throw new ArgumentException($"The route of team {Team.Name} does not begin with what it has driven.");
        Rides = new Ride[Visits + 2];
        Setup = new long[Visits + 2];
        Service = new long[Visits + 2];
        for (var rank = 1; rank <= Visits + 1; rank++)
        {
            Rides[rank] = rides.Between(PlaceBefore(rank), rank > Visits ? Team.End : Visit(rank).Place);
            // However a driven stop was reached, it was reached.
            if (rank <= Driven.Count && !Rides[rank].IsPossible) Rides[rank] = default;
            if (rank > Visits) break;
            var same = (rank > 1 ? Visit(rank - 1).Place : Team.StartIsStop ? Team.Start : null) == Visit(rank).Place;
            Setup[rank] = same ? 0 : Visit(rank).SetupBy(Team.Kind);
            Service[rank] = Visit(rank).ServiceBy(Team.Kind);
        }
        _loads = Loads();
    }

    public RoutingProblem Problem { get; }

    public PlannedVisits Route { get; }

    public RoutingTeam Team { get; }

    public TeamShift Shift { get; }

    public IReadOnlyList<DrivenStop> Driven { get; }

    public int Visits => Route.Visits.Count;

    /// <summary>The ride to the visit of a rank; the last is that to the end.</summary>
    public Ride[] Rides { get; }

    public long[] Setup { get; }

    public long[] Service { get; }

    public RoutingVisit Visit(int rank) => Problem.Visits[Route.Visits[rank - 1]];

    /// <summary>Whether what is loaded after the visit of a rank allows a break.</summary>
    public bool IsLightEnough(int rank, RoutingBreak pause)
    {
        var load = _loads[Math.Min(rank, Visits)];
        return pause.MaxLoad.Count == 0 || load.Zip(pause.MaxLoad).All(pair => pair.First <= pair.Second);
    }

    private int? PlaceBefore(int rank) => rank > 1 ? Visit(rank - 1).Place : Team.Start;

    private long[][] Loads()
    {
        var dimensions = Problem.Dimensions.Count;
        var loads = new long[Visits + 1][];
        loads[0] = new long[dimensions];
        if (!Shift.Breaks.Any(pause => pause.MaxLoad.Count > 0)) return loads;
        var brought = Problem.Relations.OfType<PairRelation>().ToDictionary(pair => pair.DeliveryVisit, pair => pair.PickupVisit);
        foreach (var visit in Route.Visits) Add(loads[0], Problem.Visits[visit].Delivery, 1);
        for (var rank = 1; rank <= Visits; rank++)
        {
            loads[rank] = [.. loads[rank - 1]];
            Add(loads[rank], Visit(rank).Delivery, -1);
            Add(loads[rank], Visit(rank).Pickup, 1);
            if (brought.TryGetValue(Route.Visits[rank - 1], out var pickup)) Add(loads[rank], Problem.Visits[pickup].Pickup, -1);
        }
        return loads;
    }

    private static void Add(long[] load, IReadOnlyList<long> amounts, int sign)
    {
        for (var dimension = 0; dimension < amounts.Count; dimension++) load[dimension] += sign * amounts[dimension];
    }
}
