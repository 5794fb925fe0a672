namespace CoverageMap.Planner.Solving.GivenRoutes;

/// <summary>
/// The times at which steps of a best schedule begin. In one, every step is pushed by steps without a gap between them
/// against a bound (an end of a window, a time that must be kept, or 0), so it begins at a bound of some step, moved by
/// the durations between the two.
/// </summary>
internal static class CandidateTimes
{
    /// <returns>For each step its candidates, ascending; none where it cannot be.</returns>
    public static long[][] Of(IReadOnlyList<GivenStep> steps)
    {
        var (early, late) = Offsets(steps);
        var bases = new HashSet<long>();
        for (var rank = 0; rank < steps.Count; rank++)
            foreach (var bound in Bounds(steps[rank], isStart: rank == 0))
            {
                bases.Add(bound - early[rank]);
                bases.Add(bound - late[rank]);
            }
        var (earliest, latest) = Limits(steps);
        return [.. steps.Select((_, rank) => bases.SelectMany(at => new[] { at + early[rank], at + late[rank] })
            .Where(time => time >= earliest[rank] && time <= latest[rank]).Distinct().Order().ToArray())];
    }

    /// <summary>Seconds from the start without waiting: of a break with none of its ride before it, and with all of it.</summary>
    private static (long[] Early, long[] Late) Offsets(IReadOnlyList<GivenStep> steps)
    {
        var (early, late) = (new long[steps.Count], new long[steps.Count]);
        var at = 0L;
        for (var rank = 0; rank < steps.Count; rank++)
        {
            if (steps[rank].IsBreak)
            {
                var next = rank;
                while (steps[next].IsBreak) next++;
                (early[rank], late[rank]) = (at, at + steps[next].Ride);
            }
            else
            {
                at += steps[rank].Ride;
                (early[rank], late[rank]) = (at, at);
            }
            at += steps[rank].Seconds;
        }
        return (early, late);
    }

    private static IEnumerable<long> Bounds(GivenStep step, bool isStart)
    {
        if (step.From > 0 || isStart) yield return step.From;
        if (step.Until < long.MaxValue) yield return step.Until;
        foreach (var window in step.Windows)
        {
            if (window.From > long.MinValue) yield return window.From;
            if (window.Until < long.MaxValue) yield return window.Until;
        }
    }

    /// <summary>Between which times each step can be by what must be kept.</summary>
    private static (long[] Earliest, long[] Latest) Limits(IReadOnlyList<GivenStep> steps)
    {
        var (earliest, latest) = (new long[steps.Count], new long[steps.Count]);
        var (before, ride) = (0L, 0L);
        for (var rank = 0; rank < steps.Count; rank++)
        {
            var step = steps[rank];
            if (!step.IsBreak) before = Math.Max(before, ride + step.Ride);
            earliest[rank] = before = Math.Max(before, step.From);
            before += step.Seconds;
            ride = step.IsBreak ? ride + step.Seconds : before;
        }
        var after = long.MaxValue / 4;
        for (var rank = steps.Count - 1; rank >= 0; rank--)
        {
            var step = steps[rank];
            latest[rank] = after = Math.Min(after - step.Seconds, step.Until);
            // A ride may lie before the break that it is interrupted by, so only one without breaks surely comes between.
            if (rank > 0 && !step.IsBreak && !steps[rank - 1].IsBreak) after -= step.Ride;
        }
        return (earliest, latest);
    }
}
