using CoverageMap.Benchmarks.Planner.Instances;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner;

/// <summary>
/// Cost and faults of routes by an arithmetic of its own, for what the public instances know: one window a visit, one
/// load, one shift.
/// </summary>
/// <param name="Cost">In the instance's unit.</param>
/// <param name="Faults">Visits too late or twice, loads too large, routes back too late.</param>
/// <param name="LeftOut">Visits left out that have to be served.</param>
/// <param name="TooLong">Routes beyond <see cref="RoutingInstance.LongestRoute"/>, by rides and services alone.</param>
internal sealed record RouteCost(double Cost, int Faults, int LeftOut, int TooLong, int Routes)
{
    public static RouteCost Of(RoutingInstance instance, IReadOnlyList<PlannedVisits> routes)
    {
        var problem = instance.Problem;
        var rides = problem.Profiles[0].Table([.. Enumerable.Range(0, problem.Places)], CancellationToken.None);
        var (cost, faults, tooLong, served) = (0.0, 0, 0, new HashSet<int>());
        foreach (var route in routes.Where(route => route.Visits.Count > 0))
        {
            var team = problem.Teams[route.Team];
            var (time, place, ridden, busy) = (team.Shifts[0].From, team.Start!.Value, 0L, 0L);
            foreach (var visit in route.Visits.Select(number => problem.Visits[number]))
            {
                var ride = rides.Seconds(place, visit.Place);
                (place, ridden, busy) = (visit.Place, ridden + ride, busy + visit.ServiceSeconds);
                time = Math.Max(time + ride, visit.Windows[0].From);
                if (time > visit.Windows[0].Until) faults++;
                time += visit.ServiceSeconds;
            }
            var home = rides.Seconds(place, team.End!.Value);
            ridden += home;
            if (time + home > team.Shifts[0].Until) faults++;
            if (route.Visits.Sum(number => problem.Visits[number].Delivery[0]) > team.Capacity[0]) faults++;
            if (ridden + busy > instance.LongestRoute) tooLong++;
            faults += route.Visits.Count(number => !served.Add(number));
            cost += ridden;
        }
        var leftOut = problem.Visits.Where((_, number) => !served.Contains(number)).ToList();
        cost += leftOut.Sum(visit => visit.Worth ?? 0);
        return new(cost / instance.Unit, faults, leftOut.Count(visit => visit.Worth is null), tooLong,
            routes.Count(route => route.Visits.Count > 0));
    }
}
