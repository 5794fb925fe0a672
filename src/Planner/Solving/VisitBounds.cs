using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>When visits may begin: their windows, and what is known of them besides.</summary>
internal sealed class VisitBounds(RoutingProblem problem, IReadOnlyDictionary<int, long>? begins)
{
    /// <summary>No such time.</summary>
    public const long Never = long.MaxValue / 4;

    private static readonly TimeWindow Nowhen = new(-Never, -Never);

    private readonly Dictionary<int, long> _soonest = [];
    private Dictionary<int, IReadOnlyList<TimeWindow>> _narrowed = [];

    /// <summary>Bounds that can be raised apart from these.</summary>
    public VisitBounds Copy()
    {
        var copy = new VisitBounds(problem, begins) { _narrowed = _narrowed };
        foreach (var (visit, soonest) in _soonest) copy._soonest[visit] = soonest;
        return copy;
    }

    /// <summary>Whether the begin is given to the second.</summary>
    public bool IsExact(int visit) => Exact(visit) is not null;

    /// <summary>Lets a visit begin only in some windows, in these bounds and their copies; in none: never.</summary>
    public void Narrow(int visit, IReadOnlyList<TimeWindow> windows) => _narrowed[visit] = windows.Count > 0 ? windows : [Nowhen];

    /// <summary>When a visit may begin, whatever else is known of it; empty: at any time.</summary>
    public IReadOnlyList<TimeWindow> WindowsOf(int visit) => _narrowed.GetValueOrDefault(visit) ?? problem.Visits[visit].Windows;

    public void Raise(int visit, long soonest) => _soonest[visit] = Math.Max(soonest, _soonest.GetValueOrDefault(visit));

    /// <summary>The begin of setup or service for a team that arrives at a time; <see cref="Never"/> if it cannot.</summary>
    public long Begin(int visit, long arrival)
    {
        var soonest = _soonest.TryGetValue(visit, out var raised) ? Math.Max(raised, arrival) : arrival;
        if (Exact(visit) is not { } exact) return Open(visit, soonest);
        return soonest <= exact && Open(visit, exact) == exact ? exact : Never;
    }

    /// <summary>The times for which a team that is there sooner may have to wait.</summary>
    public IEnumerable<long> Opens(int visit)
    {
        foreach (var window in WindowsOf(visit)) yield return window.From;
        if (_soonest.TryGetValue(visit, out var raised)) yield return raised;
        if (Exact(visit) is { } exact) yield return exact;
    }

    private long? Exact(int visit) =>
        begins is not null && begins.TryGetValue(visit, out var begin) ? begin : problem.Visits[visit].PinnedTime;

    private long Open(int visit, long time) => Open(WindowsOf(visit), time);

    /// <summary>The first moment in windows from a time on.</summary>
    public static long Open(IReadOnlyList<TimeWindow> windows, long time)
    {
        if (windows.Count == 0) return time;
        foreach (var window in windows)
            if (time <= window.Until) return Math.Max(time, window.From);
        return Never;
    }
}
