namespace CoverageMap.Planner.Solving.GivenRoutes;

/// <summary>
/// The times for the steps of a given route that are least outside of their windows, then take the least time from start
/// to end, then are earliest. Exact: goes through <see cref="CandidateTimes"/> step by step. Within a ride the breaks are
/// gone through for each time of the step before it, since the whole ride must fit between them.
/// </summary>
public sealed class ChooseTimes
{
    private readonly IReadOnlyList<GivenStep> _steps;
    private readonly long[][] _times;

    private ChooseTimes(IReadOnlyList<GivenStep> steps) => (_steps, _times) = (steps, CandidateTimes.Of(steps));

    /// <param name="steps">The first and the last are start and end, no breaks.</param>
    /// <returns>When each step begins; null where what must be kept cannot be.</returns>
    public static long[]? For(IReadOnlyList<GivenStep> steps, CancellationToken cancel) => new ChooseTimes(steps).Run(cancel);

    private long[]? Run(CancellationToken cancel)
    {
        // Ranks of the steps that are no breaks, and for each of them and each candidate the cost and the candidate before.
        int[] stops = [.. _steps.Index().Where(step => !step.Item.IsBreak).Select(step => step.Index)];
        var costs = Array.ConvertAll(_times[0], time => CostOf(0, time));
        var cameFrom = new List<int[]>();
        for (var stop = 1; stop < stops.Length; stop++)
        {
            cancel.ThrowIfCancellationRequested();
            var (next, from) = Reach(stops[stop - 1], costs, stops[stop], cancel);
            cameFrom.Add(from);
            costs = next;
        }
        var best = -1;
        for (var last = 0; last < costs.Length; last++)
            if (costs[last].IsPossible && (best < 0 || costs[last].IsBelow(costs[best]))) best = last;
        return best < 0 ? null : TraceBack(stops, cameFrom, best);
    }

    private long[] TraceBack(int[] stops, List<int[]> cameFrom, int last)
    {
        var times = new long[_steps.Count];
        for (var stop = stops.Length - 1; stop > 0; stop--)
        {
            times[stops[stop]] = _times[stops[stop]][last];
            last = cameFrom[stop - 1][last];
            times[stops[stop - 1]] = _times[stops[stop - 1]][last];
            SetBreaks(times, stops[stop - 1], stops[stop]);
        }
        return times;
    }

    /// <summary>The least costs of reaching each time of a stop from those of the stop before, and from which of them.</summary>
    private (ScheduleCost[] Costs, int[] From) Reach(int from, ScheduleCost[] costs, int to, CancellationToken cancel)
    {
        var reached = new ScheduleCost[_times[to].Length];
        var cameFrom = new int[reached.Length];
        Array.Fill(reached, ScheduleCost.Never);
        if (to == from + 1)
        {
            var best = -1;
            for (int next = 0, before = 0; next < reached.Length; next++)
            {
                for (; before < costs.Length && _times[from][before] + _steps[from].Seconds + _steps[to].Ride <= _times[to][next]; before++)
                    if (costs[before].IsPossible && (best < 0 || costs[before].IsBelow(costs[best]))) best = before;
                if (best >= 0) (reached[next], cameFrom[next]) = (costs[best] + CostOf(to, _times[to][next]), best);
            }
            return (reached, cameFrom);
        }
        for (var before = 0; before < costs.Length; before++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!costs[before].IsPossible) continue;
            var breaks = Breaks(from, _times[from][before], to)[^1];
            var soonest = Soonest(from, _times[from][before], to);
            var best = ScheduleCost.Never;
            for (int next = 0, last = 0; next < reached.Length; next++)
            {
                for (; last < breaks.Length && _times[to - 1][last] + _steps[to - 1].Seconds <= _times[to][next]; last++)
                    if (breaks[last].IsBelow(best)) best = breaks[last];
                if (!best.IsPossible || _times[to][next] < soonest) continue;
                var cost = costs[before] + best + CostOf(to, _times[to][next]);
                if (cost.IsBelow(reached[next])) (reached[next], cameFrom[next]) = (cost, before);
            }
        }
        return (reached, cameFrom);
    }

    /// <summary>For each break between two stops and each of its times the least cost of it and those before it.</summary>
    private List<ScheduleCost[]> Breaks(int from, long leftAt, int to)
    {
        var all = new List<ScheduleCost[]>();
        for (var rank = from + 1; rank < to; rank++)
        {
            var (times, costs, best) = (_times[rank], new ScheduleCost[_times[rank].Length], ScheduleCost.Never);
            for (int at = 0, before = 0; at < times.Length; at++)
            {
                if (rank == from + 1) best = leftAt + _steps[from].Seconds <= times[at] ? default : ScheduleCost.Never;
                else
                    for (; before < all[^1].Length && _times[rank - 1][before] + _steps[rank - 1].Seconds <= times[at]; before++)
                        if (all[^1][before].IsBelow(best)) best = all[^1][before];
                costs[at] = best.IsPossible ? best + CostOf(rank, times[at]) : ScheduleCost.Never;
            }
            all.Add(costs);
        }
        return all;
    }

    /// <summary>When a stop is reached at the soonest, having left another and taken the breaks between.</summary>
    private long Soonest(int from, long leftAt, int to)
    {
        var at = leftAt + _steps[to].Ride;
        for (var rank = from; rank < to; rank++) at += _steps[rank].Seconds;
        return at;
    }

    private static int Cheapest(ScheduleCost[] costs, long[] times, long until)
    {
        var best = -1;
        for (var at = 0; at < times.Length && times[at] <= until; at++)
            if (costs[at].IsPossible && (best < 0 || costs[at].IsBelow(costs[best]))) best = at;
        return best;
    }

    private void SetBreaks(long[] times, int from, int to)
    {
        if (to == from + 1) return;
        var breaks = Breaks(from, times[from], to);
        var until = times[to];
        for (var rank = to - 1; rank > from; rank--)
        {
            times[rank] = _times[rank][Cheapest(breaks[rank - from - 1], _times[rank], until - _steps[rank].Seconds)];
            until = times[rank];
        }
    }

    private ScheduleCost CostOf(int rank, long time) => new(_steps[rank].Outside(time),
        rank == 0 ? -time : rank == _steps.Count - 1 ? time : 0, rank == 0 || rank == _steps.Count - 1 ? 0 : time);
}
