using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>When visits may begin, in the model's time, pins and done visits considered.</summary>
internal sealed class VisitWindows
{
    public VisitWindows(RoutingProblem problem, IReadOnlyList<int> visits, DrivenParts driven, long zero)
    {
        (Early, Late, Several) = (new int[visits.Count], new int[visits.Count], new int[visits.Count][]);
        for (var rank = 0; rank < visits.Count; rank++)
        {
            var visit = problem.Visits[visits[rank]];
            List<TimeWindow> windows = visit.Windows.Count == 0 ? [new(long.MinValue / 4, long.MaxValue / 4)] : [.. visit.Windows];
            if (visit.PinnedTime is { } time) windows = Within(windows, time, time);
            if (problem.Relations.Count > 0)
                foreach (var relation in problem.Relations.Where(relation => relation.Visits.Contains(visits[rank])))
                    windows = Narrowed(windows, relation, visits[rank], driven, visit.ServiceSeconds + visit.SetupSeconds);
            windows = Within(windows, zero, zero + Model.Horizon);
            if (windows.Count == 0)
            {
                (Early[rank], Late[rank]) = (Model.Horizon, -1);
                continue;
            }
            (Early[rank], Late[rank]) = ((int)(windows[0].From - zero), (int)(windows[^1].Until - zero));
            if (windows.Count > 1)
                Several[rank] = [.. windows.SelectMany(window => new[] { (int)(window.From - zero), (int)(window.Until - zero) })];
        }
    }

    /// <summary>The first beginning of each; later than <see cref="Late"/> where it may never begin.</summary>
    public int[] Early { get; }

    public int[] Late { get; }

    /// <summary>For visits with several windows: from, until, from, until…</summary>
    public int[]?[] Several { get; }

    private static List<TimeWindow> Narrowed(List<TimeWindow> windows, VisitRelation relation, int visit, DrivenParts driven, long action) => relation switch
    {
        FollowsRelation follows when follows.Then == visit && driven.TimesOf(follows.First) is { } first =>
            Within(windows, first.Ended + follows.MinLag, follows.MaxLag is { } most ? first.Ended + most : long.MaxValue / 4),
        TogetherRelation together when together.Members.Select(driven.TimesOf).FirstOrDefault(times => times is not null) is { } times =>
            Within(windows, times.Began, times.Began),
        ApartRelation apart => apart.Members.Select(driven.TimesOf).OfType<(long Began, long Ended)>().Aggregate(windows, (left, times) =>
            [.. Within(left, long.MinValue / 4, times.Began - action), .. Within(left, times.Ended, long.MaxValue / 4)]),
        _ => windows,
    };

    private static List<TimeWindow> Within(List<TimeWindow> windows, long from, long until) =>
        [.. windows.Select(window => new TimeWindow(Math.Max(window.From, from), Math.Min(window.Until, until))).Where(window => window.From <= window.Until)];
}
