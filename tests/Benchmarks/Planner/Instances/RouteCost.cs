using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>
/// Cost and faults of routes by an arithmetic of its own, for what the public instances know: one window a visit or none, one
/// load, one shift, pairs, teams that may serve some visits only.
/// </summary>
/// <param name="Cost">In the instance's unit.</param>
/// <param name="Faults">Visits too late or twice, loads too large, routes back too late or out too long, pairs apart or the wrong way round.</param>
/// <param name="LeftOut">Visits left out that have to be served.</param>
internal sealed record RouteCost(double Cost, int Faults, int LeftOut, int Routes)
{
    public static RouteCost Of(RoutingInstance instance, IReadOnlyList<PlannedVisits> routes)
    {
        var problem = instance.Problem;
        var rides = problem.Profiles[0].Table([.. Enumerable.Range(0, problem.Places)], CancellationToken.None);
        var (cost, faults, served) = (0.0, 0, new HashSet<int>());
        foreach (var route in routes.Where(route => route.Visits.Count > 0))
        {
            var team = problem.Teams[route.Team];
            var (time, place, ridden) = (team.Shifts[0].From, team.Start!.Value, 0L);
            // How long it waits if it leaves at once, and how much later it may leave for the windows' sake.
            var (waited, spare) = (0L, long.MaxValue);
            foreach (var visit in route.Visits.Select(number => problem.Visits[number]))
            {
                var ride = rides.Seconds(place, visit.Place);
                (place, ridden) = (visit.Place, ridden + ride);
                var window = visit.Windows.Count > 0 ? visit.Windows[0] : new(0, TeamShift.NoEnd);
                waited += Math.Max(0, window.From - time - ride);
                time = Math.Max(time + ride, window.From);
                if (time > window.Until) faults++;
                spare = Math.Min(spare, waited + window.Until - time);
                time += visit.ServiceSeconds;
                if (visit.AllowedTeams?.Contains(route.Team) == false) faults++;
            }
            var home = rides.Seconds(place, team.End!.Value);
            ridden += home;
            if (time + home > team.Shifts[0].Until) faults++;
            if (team.Capacity.Count > 0 && MostOnBoard(route.Visits, problem) > team.Capacity[0]) faults++;
            List<int> order = [.. route.Visits];
            foreach (var pair in problem.Relations.OfType<PairRelation>())
            {
                var (taken, brought) = (order.IndexOf(pair.PickupVisit), order.IndexOf(pair.DeliveryVisit));
                if (taken < 0 != brought < 0 || taken > brought) faults++;
            }
            if (time + home - team.Shifts[0].From - Math.Min(waited, spare) > team.MaxDurationSeconds) faults++;
            faults += route.Visits.Count(number => !served.Add(number));
            cost += ridden * team.Costs.PerTravelSecond + team.Costs.Fixed;
        }
        var leftOut = problem.Visits.Where((_, number) => !served.Contains(number)).ToList();
        cost += leftOut.Sum(visit => visit.Worth ?? 0);
        return new(cost / instance.Unit, faults, leftOut.Count(visit => visit.Worth is null),
            routes.Count(route => route.Visits.Count > 0));
    }

    private static long MostOnBoard(IReadOnlyList<int> visits, RoutingProblem problem)
    {
        var load = visits.Sum(number => Amount(problem.Visits[number].Delivery));
        var most = load;
        foreach (var number in visits)
        {
            var visit = problem.Visits[number];
            load += Amount(visit.Pickup) - Amount(visit.Delivery);
            if (problem.Relations.OfType<PairRelation>().FirstOrDefault(pair => pair.DeliveryVisit == number) is { } brought) load -= Amount(problem.Visits[brought.PickupVisit].Pickup);
            most = Math.Max(most, load);
        }
        return most;

        static long Amount(IReadOnlyList<long> amounts) => amounts.Count > 0 ? amounts[0] : 0;
    }
}
