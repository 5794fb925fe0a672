using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// The soonest times of a route that lasts no longer than its team may. A later start never ends sooner, so it is put off
/// only as far as the end demands, until the two agree; then no other schedule ends sooner.
/// </summary>
/// <remarks>
/// While putting off the start only moves the end, a route stays as long as it is. It gets shorter where it waits for
/// something to open, and then ends when all that comes after has been done without waiting: only such ends are tried.
/// </remarks>
internal static class RouteDuration
{
    /// <param name="ranks">As for <see cref="RouteTimes"/>.</param>
    /// <returns>Null if the route does not fit its shift, or lasts too long whenever it begins.</returns>
    public static RouteTimes? Fit(RouteTask task, VisitBounds bounds, IReadOnlyList<int>? ranks)
    {
        var times = new RouteTimes(task, bounds, ranks, task.Shift.From);
        if (task.Team.MaxDurationSeconds is not { } most || times.EndsAt >= VisitBounds.Never) return Possible(times);
        if (task.Driven.Count > 0) return times.EndsAt - task.Driven[0].Began + task.Rides[1].Seconds <= most ? times : null;
        if (times.EndsAt - times.LeavesAt <= most) return times;
        foreach (var end in Ends(task, bounds).Where(end => end >= times.EndsAt).Distinct().Order().ToList())
        {
            if (end < times.EndsAt) continue;
            times = new RouteTimes(task, bounds, ranks, Math.Max(task.Shift.From, end - most));
            if (times.EndsAt <= end) return times;
            if (times.EndsAt >= VisitBounds.Never) return null;
        }
        return null;
    }

    private static RouteTimes? Possible(RouteTimes times) => times.EndsAt < VisitBounds.Never ? times : null;

    private static IEnumerable<long> Ends(RouteTask task, VisitBounds bounds)
    {
        var breaks = task.Shift.Breaks;
        // Of the breaks from each on, one after the other; and of all after leaving the stop of a rank, but for breaks.
        var (rest, ahead) = (new long[breaks.Count + 1], 0L);
        for (var pause = breaks.Count - 1; pause >= 0; pause--) rest[pause] = rest[pause + 1] + breaks[pause].Seconds;
        foreach (var end in BreakEnds(breaks, rest, 0)) yield return end;
        for (var rank = task.Visits; rank >= 0; rank--)
        {
            ahead += task.Rides[rank + 1].Seconds;
            foreach (var end in BreakEnds(breaks, rest, ahead)) yield return end;
            if (rank == 0) break;
            var done = task.Setup[rank] + task.Service[rank];
            foreach (var open in bounds.Opens(task.Route.Visits[rank - 1]))
                foreach (var pauses in rest) yield return open + done + ahead + pauses;
            ahead += done;
            foreach (var end in BreakEnds(breaks, rest, ahead)) yield return end;
        }
    }

    private static IEnumerable<long> BreakEnds(IReadOnlyList<RoutingBreak> breaks, long[] rest, long ahead) =>
        from pause in Enumerable.Range(0, breaks.Count)
        from window in breaks[pause].Windows
        select window.From + rest[pause] + ahead;
}
