using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// The soonest times of routes whose visits wait for each other. A visit that is too early is raised until all agree,
/// which is exact for what follows and what is done together; of visits that must be apart, the one that would begin first
/// goes first, unless that is too late.
/// </summary>
internal sealed class JointTimes
{
    // Beyond so many trials of other orders and other places for breaks, the first that is possible is taken.
    private const int MostTrials = 400;

    private readonly RouteTask[] _tasks;
    private readonly Dictionary<int, int> _routes = [];
    private readonly List<FollowsRelation> _follows;
    private readonly List<int[]> _together;
    private readonly List<(int One, int Other)> _apart;
    private readonly Dictionary<int, (long Began, long Ended)> _driven = [];
    private readonly List<VisitRelation> _withDriven;
    private int _trials;

    public JointTimes(RoutingProblem problem, RouteTask[] tasks)
    {
        _tasks = tasks;
        for (var route = 0; route < tasks.Length; route++)
            foreach (var visit in tasks[route].Route.Visits) _routes[visit] = route;
        foreach (var task in tasks)
            foreach (var (rank, stop) in task.Driven.Index()) _driven[stop.Visit] = (stop.Began, stop.Began + task.Setup[rank + 1] + task.Service[rank + 1]);
        var bound = problem.Relations.Where(relation => relation.Visits.Count(_routes.ContainsKey) > 1).ToList();
        _withDriven = _driven.Count == 0 ? [] : [.. bound.Where(relation => relation.Visits.Any(_driven.ContainsKey))];
        var free = _withDriven.Count == 0 ? bound : bound.Where(relation => !relation.Visits.Any(_driven.ContainsKey)).ToList();
        _follows = [.. free.OfType<FollowsRelation>()];
        _together = [.. free.OfType<TogetherRelation>().Select(together => together.Members.Where(_routes.ContainsKey).ToArray())];
        _apart = [.. from apart in bound.OfType<ApartRelation>()
            let served = apart.Members.Where(visit => _routes.ContainsKey(visit) && !_driven.ContainsKey(visit)).ToList()
            from one in served from other in served where one < other select (one, other)];
    }

    /// <returns>Null if there are none.</returns>
    public PlannedRoute[]? Find(VisitBounds bounds)
    {
        Narrow(bounds);
        var bound = _follows.SelectMany(follows => follows.Visits).Concat(_together.SelectMany(visits => visits))
            .Concat(_apart.SelectMany(pair => new[] { pair.One, pair.Other })).Distinct().ToList();
        var best = Find(bounds.Copy(), new int[]?[_tasks.Length], []);
        // Which places for the breaks are best may depend on whom a visit waits for.
        var open = bound.Where(visit => !bounds.IsExact(visit)).Select(visit => _routes[visit]).Distinct()
            .Where(route => _tasks[route].Shift.Breaks.Count > 0).ToList();
        if (open.Count == 0 || best is not null && Overtime(best) <= 0) return best;
        foreach (var ranks in Placements(open, 0, new int[]?[_tasks.Length]))
        {
            if (_trials > MostTrials) break;
            best = Better(best, Find(bounds.Copy(), ranks, []));
        }
        return best;
    }

    /// <summary>What is driven already is when it was: windows, within which each route finds the best places for its breaks by itself.</summary>
    private void Narrow(VisitBounds bounds)
    {
        foreach (var relation in _withDriven)
            foreach (var visit in relation.Visits.Where(visit => _routes.ContainsKey(visit) && !_driven.ContainsKey(visit)))
            {
                var (task, windows) = (_tasks[_routes[visit]], bounds.WindowsOf(visit));
                var rank = task.Route.Visits.Index().First(entry => entry.Item == visit).Index + 1;
                bounds.Narrow(visit, DrivenWindows.Narrowed(windows.Count > 0 ? windows : DrivenWindows.Always, relation, visit,
                    other => _driven.TryGetValue(other, out var times) ? times : null, task.Setup[rank] + task.Service[rank]));
            }
    }

    private IEnumerable<int[]?[]> Placements(List<int> routes, int next, int[]?[] chosen)
    {
        if (next == routes.Count) return [[.. chosen]];
        var task = _tasks[routes[next]];
        return Ranks(task, task.Driven.Count, task.Shift.Breaks.Count).SelectMany(ranks =>
        {
            chosen[routes[next]] = [.. ranks];
            return Placements(routes, next + 1, chosen);
        });
    }

    private static IEnumerable<IEnumerable<int>> Ranks(RouteTask task, int lowest, int breaks)
    {
        if (breaks == 0) return [[]];
        return from rank in Enumerable.Range(lowest, task.Visits + 2 - lowest)
               from later in Ranks(task, rank, breaks - 1)
               select later.Prepend(rank);
    }

    private PlannedRoute[]? Find(VisitBounds bounds, int[]?[] breakRanks, List<FollowsRelation> orders)
    {
        _trials++;
        if (Settle(bounds, breakRanks, orders) is not { } routes) return null;
        var steps = StepsByVisit(routes);
        foreach (var (one, other) in _apart)
        {
            var (first, then) = steps[one].BeginsAt <= steps[other].BeginsAt ? (one, other) : (other, one);
            if (steps[first].LeavesAt <= steps[then].BeginsAt || steps[then].LeavesAt <= steps[first].BeginsAt) continue;
            var best = Find(bounds.Copy(), breakRanks, [.. orders, new(first, then)]);
            if (best is not null && (_trials > MostTrials || Overtime(best) <= 0)) return best;
            return Better(best, Find(bounds.Copy(), breakRanks, [.. orders, new(then, first)]));
        }
        return routes;
    }

    private PlannedRoute[]? Settle(VisitBounds bounds, int[]?[] breakRanks, List<FollowsRelation> orders)
    {
        var routes = new PlannedRoute[_tasks.Length];
        var late = Enumerable.Range(0, _tasks.Length).ToHashSet();
        var windows = _tasks.Sum(task => task.Shift.Breaks.Sum(pause => pause.Windows.Count)
            + Enumerable.Range(1, task.Visits).Sum(rank => task.Visit(rank).Windows.Count));
        for (var round = (_routes.Count + 2) * (windows + 2); round > 0; round--)
        {
            int[] anew = [.. late];
            foreach (var (route, written) in anew.Zip(EachRoute.Of(anew, route => RouteSteps.Write(_tasks[route], bounds, breakRanks[route]))))
            {
                if (written is null) return null;
                routes[route] = written;
            }
            late.Clear();
            foreach (var (visit, soonest) in Raised(StepsByVisit(routes), orders))
            {
                bounds.Raise(visit, soonest);
                late.Add(_routes[visit]);
            }
            if (late.Count == 0) return routes;
        }
        return null;
    }

    private List<(int Visit, long Soonest)> Raised(Dictionary<int, PlannedStep> steps, List<FollowsRelation> orders)
    {
        var raised = new List<(int, long)>();
        foreach (var follows in _follows.Concat(orders))
        {
            var (first, then) = (steps[follows.First], steps[follows.Then]);
            if (then.BeginsAt < first.LeavesAt + follows.MinLag) raised.Add((follows.Then, first.LeavesAt + follows.MinLag));
            if (follows.MaxLag is { } most && then.BeginsAt > first.LeavesAt + most)
                raised.Add((follows.First, first.BeginsAt + then.BeginsAt - first.LeavesAt - most));
        }
        foreach (var members in _together)
        {
            var latest = members.Max(visit => steps[visit].BeginsAt);
            raised.AddRange(members.Where(visit => steps[visit].BeginsAt < latest).Select(visit => (visit, latest)));
        }
        return raised;
    }

    private Dictionary<int, PlannedStep> StepsByVisit(PlannedRoute[] routes)
    {
        var steps = new Dictionary<int, PlannedStep>();
        if (_follows.Count + _together.Count + _apart.Count == 0) return steps;
        foreach (var step in routes.SelectMany(route => route.Steps))
            if (step.Kind == StepKind.Visit) steps[step.Number] = step;
        return steps;
    }

    private PlannedRoute[]? Better(PlannedRoute[]? one, PlannedRoute[]? other) =>
        one is null ? other : other is null || Overtime(one) <= Overtime(other) ? one : other;

    private double Overtime(PlannedRoute[] routes) => routes.Zip(_tasks).Sum(pair => RouteCost.Overtime(pair.Second, pair.First));
}
