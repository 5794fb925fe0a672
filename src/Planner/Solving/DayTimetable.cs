using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>Writes out the times of a route, with the break where the team is home soonest.</summary>
internal sealed class DayTimetable(DayProblem problem, DayTravel travel, RouteClock clock)
{
    /// <exception cref="InvalidOperationException">The route does not fit the team's day.</exception>
    public DayRoute Write(int team, IReadOnlyList<int> route)
    {
        if (problem.Teams[team].Break is null) return Write(team, route, null)!;
        // A break after the route's end is tried last, and taken only if no earlier one is as good.
        var best = Enumerable.Range(0, route.Count + 2).Select(rank => Write(team, route, rank))
            .OfType<DayRoute>().MinBy(written => written.EndsAt);
        return best ?? throw new InvalidOperationException(
            $"The route of team {problem.Teams[team].Code} over {route.Count} visits does not fit its day.");
    }

    /// <param name="breakRank">The break follows the stop of this rank; 0 before leaving, one beyond the last: after it.</param>
    private DayRoute? Write(int team, IReadOnlyList<int> route, int? breakRank)
    {
        var (shiftStart, shiftEnd) = (problem.Teams[team].ShiftStart, problem.Teams[team].ShiftEnd);
        var (free, place, breakAt) = (shiftStart, team, default(int?));
        var stops = new List<DayStop>(route.Count);
        for (var rank = 0; rank < route.Count; rank++)
        {
            if (rank == breakRank && !Rest()) return null;
            var (visit, next) = (route[rank], travel.PlaceOf(route[rank]));
            var seconds = travel.Seconds(team, place, next);
            var start = clock.Begin(visit, free + seconds);
            if (start >= RouteClock.Never) return null;
            // The first ride waits at the depot rather than at the door.
            var arrival = rank == 0 ? start : free + seconds;
            free = start + problem.Visits[visit].ServiceSeconds;
            stops.Add(new(visit, arrival, start, free, travel.Metres(team, place, next), seconds));
            place = next;
        }
        if (breakRank == route.Count && !Rest()) return null;
        free += travel.Seconds(team, place, team);
        var end = free;
        if (breakRank == route.Count + 1 && !Rest() || free > shiftEnd) return null;
        return Sum(team, stops, end, breakAt, travel.Metres(team, place, team), travel.Seconds(team, place, team));

        bool Rest()
        {
            var pause = problem.Teams[team].Break!;
            breakAt = Math.Max(free, pause.From);
            free = breakAt.Value + pause.Seconds;
            return breakAt <= pause.Until;
        }
    }

    private DayRoute Sum(int team, List<DayStop> stops, int end, int? breakAt, int metresBack, int secondsBack)
    {
        var start = stops[0].ArrivesAt - stops[0].TravelSeconds;
        var travelSeconds = stops.Sum(stop => stop.TravelSeconds) + secondsBack;
        var service = stops.Sum(stop => stop.LeavesAt - stop.StartsAt);
        var pause = breakAt >= start && breakAt < end ? problem.Teams[team].Break!.Seconds : 0;
        return new(team, start, end, breakAt, stops.Sum(stop => stop.DistanceMetres) + metresBack, travelSeconds, service,
            end - start - travelSeconds - service - pause, stops);
    }
}
