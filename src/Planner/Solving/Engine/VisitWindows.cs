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
            var windows = visit.Windows.Count == 0 ? DrivenWindows.Always : visit.Windows;
            if (visit.PinnedTime is { } time) windows = DrivenWindows.Within(windows, time, time);
            if (problem.Relations.Count > 0)
                foreach (var relation in problem.Relations.Where(relation => relation.Visits.Contains(visits[rank])))
                    windows = DrivenWindows.Narrowed(windows, relation, visits[rank], driven.TimesOf, Longest(visit));
            windows = DrivenWindows.Within(windows, zero, zero + Model.Horizon);
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

    private static long Longest(RoutingVisit visit) =>
        visit.ServiceByKind.Values.Prepend(visit.ServiceSeconds).Max() + visit.SetupByKind.Values.Prepend(visit.SetupSeconds).Max();
}
