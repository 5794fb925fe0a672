using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.GivenRoutes;

/// <summary>A step of a route whose order is given and whose times are wanted.</summary>
/// <param name="Windows">When it should begin, in order and apart; none: at any time.</param>
/// <param name="Seconds">How long it takes: setup and service, or the break.</param>
/// <param name="Ride">Seconds from the step before that is no break; breaks may interrupt it, and have none of their own.</param>
/// <param name="From">The time before which it must not begin, at least 0; <paramref name="Until"/> the time after which, or <see cref="long.MaxValue"/>.</param>
public sealed record GivenStep(bool IsBreak, IReadOnlyList<TimeWindow> Windows, long Seconds, long Ride, long From, long Until)
{
    /// <summary>Seconds outside of the nearest window.</summary>
    public long Outside(long time)
    {
        if (Windows.Count == 0) return 0;
        var least = long.MaxValue;
        foreach (var window in Windows)
        {
            if (time < window.From) return Math.Min(least, window.From - time); // later windows are farther
            if (time <= window.Until) return 0;
            least = time - window.Until;
        }
        return least;
    }
}
