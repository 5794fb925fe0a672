using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>When a visit may begin, after what is driven already, where a relation binds it to that.</summary>
internal static class DrivenWindows
{
    private const long Ever = long.MaxValue / 4;

    /// <summary>Open at any time.</summary>
    public static IReadOnlyList<TimeWindow> Always { get; } = [new(-Ever, Ever)];

    /// <param name="windows">When it may begin but for the relation.</param>
    /// <param name="timesOf">When a driven visit began and ended; null for all others.</param>
    /// <param name="action">How long the visit takes, setup included: at most, where that depends.</param>
    /// <returns>None: never.</returns>
    public static IReadOnlyList<TimeWindow> Narrowed(IReadOnlyList<TimeWindow> windows, VisitRelation relation, int visit, Func<int, (long Began, long Ended)?> timesOf, long action) => relation switch
    {
        FollowsRelation follows when follows.Then == visit && timesOf(follows.First) is { } first =>
            Within(windows, first.Ended + follows.MinLag, follows.MaxLag is { } most ? first.Ended + most : Ever),
        TogetherRelation together => Times(together.Members, timesOf).Aggregate(windows, (left, times) => Within(left, times.Began, times.Began)),
        ApartRelation apart => Times(apart.Members, timesOf).Aggregate(windows, (left, times) =>
            [.. Within(left, -Ever, times.Began - action), .. Within(left, times.Ended, Ever)]),
        _ => windows,
    };

    /// <summary>As much of some windows as is from a moment until another.</summary>
    public static IReadOnlyList<TimeWindow> Within(IReadOnlyList<TimeWindow> windows, long from, long until) =>
        [.. windows.Select(window => new TimeWindow(Math.Max(window.From, from), Math.Min(window.Until, until))).Where(window => window.From <= window.Until)];

    private static IEnumerable<(long Began, long Ended)> Times(IReadOnlyList<int> visits, Func<int, (long Began, long Ended)?> timesOf) =>
        visits.Select(timesOf).OfType<(long Began, long Ended)>();
}
