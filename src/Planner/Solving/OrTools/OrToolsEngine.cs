using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>
/// Plans by OR-Tools' guided local search: a second opinion beside our own engine. What it finds is written by
/// <see cref="Timetable"/> and tried by <see cref="PlanCheck"/>; visits that break a rule are left out.
/// </summary>
/// <remarks>
/// The model does not say exactly:
/// setup of a visit with windows, a pinned time or a relation of times, which is counted even where there is none;
/// services by kind in follows, together and apart, for which the longest is allowed; breaks that may interrupt a ride, which
/// never do, and what may be loaded at them, which only the timetable knows; targets, whose visits are each worth their part
/// however much is reached; the price of uneven work, which is not in it; higher classes, which are weighted and, when there
/// are many, no longer come strictly first; relations with driven visits. The seed has no effect. Where a visit alone is not
/// worth a route and several would be, insertion leaves them out and the search seldom brings them in.
/// </remarks>
public sealed class OrToolsEngine : IRoutingEngine
{
    private const int SpareTeams = 2;

    /// <summary>Of the time for a first plan, with every team offered.</summary>
    private const double InsertionShare = 0.5;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(0.5);

    public RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
        IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default)
    {
        var run = new Course(problem, limits, progress);
        run.Take(start ?? []);
        var first = start is null ? Insert() : run.BestRoutes;
        if (first is not null) Search(first, limits.Iterations);
        return run.Best;

        IReadOnlyList<PlannedVisits>? Insert()
        {
            var offered = OfferedVehicles.Choose(problem, new HashSet<int>(), problem.Teams.Count);
            return Run(new(problem, offered), null, limits.Time * InsertionShare, 1);
        }

        void Search(IReadOnlyList<PlannedVisits> from, long? solutions)
        {
            var used = from.Select(route => route.Team).ToHashSet();
            Run(new(problem, OfferedVehicles.Choose(problem, used, SpareTeams)), from, run.Left - run.Finish, solutions);
        }

        IReadOnlyList<PlannedVisits>? Run(OrToolsTask task, IReadOnlyList<PlannedVisits>? from, TimeSpan time, long? solutions)
        {
            if (task.Vehicles.Count == 0 || cancel.IsCancellationRequested || time <= TimeSpan.Zero) return null;
            var found = OrToolsSearch.Run(task, time, solutions, from, run.Found, cancel);
            if (found is not null) run.Take(found);
            return found;
        }
    }

    /// <summary>The best plan so far and the time that is used up.</summary>
    private sealed class Course(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress)
    {
        private readonly long _began = TimeProvider.System.GetTimestamp();
        private TimeSpan _reported = -ReportEvery;
        private long _solutions;

        public RoutingPlan Best { get; private set; } = null!;

        public IReadOnlyList<PlannedVisits> BestRoutes =>
            [.. Best.Routes.Select(route => new PlannedVisits(route.Team, route.Shift, [.. route.Visits]))];

        /// <summary>What writing out the last plan is going to take.</summary>
        public TimeSpan Finish { get; private set; }

        private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_began);

        public TimeSpan Left => limits.Time - Elapsed;

        public void Take(IReadOnlyList<PlannedVisits> routes)
        {
            var before = Elapsed;
            var plan = KeptVisits.Of(problem, routes);
            Finish = Elapsed - before;
            if (Best is null || plan.Cost.Against(Best.Cost) < 0) Best = plan;
            if (routes.Count > 0) Report(Best);
        }

        public void Found(Func<IReadOnlyList<PlannedVisits>> routes)
        {
            _solutions++;
            if (progress is null || Elapsed - _reported < ReportEvery) return;
            if (Timetable.Write(problem, routes()) is { } plan && plan.Cost.Against(Best.Cost) < 0) Report(plan);
        }

        private void Report(RoutingPlan plan)
        {
            _reported = Elapsed;
            progress?.Report(new(plan.Cost, problem.Visits.Count - plan.LeftOut.Count, _solutions, Elapsed, Math.Min(1, Elapsed / limits.Time)));
        }
    }
}
