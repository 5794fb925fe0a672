namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Rides on which breaks may be taken: by the number of breaks taken before, when they end and when they must begin.</summary>
internal static class BreakRides
{
    private const int Never = Hours.Never;

    /// <summary>From leaving one node to reaching another, by breaks taken; each may be taken on the way.</summary>
    /// <param name="allowed">Whether the break of a number may be taken on this ride; null: each may.</param>
    public static void Ride(ModelRoute route, Span<int> times, int seconds, Func<int, bool>? allowed = null)
    {
        if (times.Length <= 2 && allowed is null)
        {
            // Most shifts have one break.
            if (times.Length == 2) times[1] = Math.Min(Plus(times[1], seconds), route.Breaks[0].Ride(times[0], seconds));
            times[0] = Plus(times[0], seconds);
            return;
        }
        for (var layer = times.Length - 1; layer >= 0; layer--)
        {
            var best = Plus(times[layer], seconds);
            for (var from = layer - 1; from >= 0; from--) best = Math.Min(best, Ride(route, times[from], from, layer, seconds, allowed));
            times[layer] = best;
        }
    }

    /// <summary>When a ride ends on which some breaks are taken; <see cref="Never"/>: not at all.</summary>
    public static int Ride(ModelRoute route, int left, int from, int to, int seconds, Func<int, bool>? allowed)
    {
        if (left == Never) return Never;
        var reached = Plus(left, seconds);
        for (var at = from; at < to && reached != Never; at++)
        {
            var pause = route.Breaks[at];
            var begin = allowed is null || allowed(at) ? pause.Begin(left) : Never;
            if (begin == Never) return Never;
            // Taken on the way, a break begins when the ride allows, up to the end of its window.
            reached = Capped(pause.MayInterruptRide ? Math.Max(reached, begin) + pause.Seconds : begin + pause.Seconds + seconds);
            left = begin + pause.Seconds;
        }
        return reached;
    }

    /// <summary>The other way: from the latest reaching of a node to the latest leaving of the one before; −1: not at all.</summary>
    public static void Back(ModelRoute route, Span<int> times, int seconds, Func<int, bool>? allowed)
    {
        for (var layer = 0; layer < times.Length; layer++)
        {
            var best = times[layer] < 0 ? -1 : times[layer] - seconds;
            for (var to = layer + 1; to < times.Length; to++)
            {
                if (times[to] < 0) continue;
                best = Math.Max(best, LeaveBefore(route, layer, to, times[to], seconds, allowed));
            }
            times[layer] = best;
        }
    }

    /// <summary>The latest time to leave for a ride on which some breaks are taken; −1: none.</summary>
    private static int LeaveBefore(ModelRoute route, int from, int to, int reach, int seconds, Func<int, bool>? allowed)
    {
        var (reached, left) = (reach, Never);
        for (var at = to - 1; at >= from; at--)
        {
            var pause = route.Breaks[at];
            if (allowed is not null && !allowed(at)) return -1;
            if (!pause.MayInterruptRide)
            {
                left = Math.Min(left, reached == Never ? Never : reached - seconds);
                reached = Never;
            }
            var bound = Math.Min(left, reached) == Never ? Never : Math.Min(left, reached) - pause.Seconds;
            var window = pause.Windows.Length - 2;
            while (window >= 0 && pause.Windows[window] > bound) window -= 2;
            if (window < 0) return -1;
            left = Math.Min(left == Never ? Never : left - pause.Seconds, pause.Windows[window + 1]);
            if (reached != Never) reached -= pause.Seconds;
        }
        return Math.Max(-1, Math.Min(left, reached == Never ? Never : reached - seconds));
    }

    /// <summary>When a ride ends on which no break is taken.</summary>
    public static int Plus(int time, int seconds) => time == Never ? Never : Capped(time + seconds);

    private static int Capped(int time) => time > Model.Horizon ? Never : time;
}
