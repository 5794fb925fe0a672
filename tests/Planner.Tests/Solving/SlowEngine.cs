using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>
/// A few greedy plans, the best of which is taken: every insertion is written out and checked from the beginning, so that
/// it needs no knowledge of any rule. For very small problems.
/// </summary>
internal sealed class SlowEngine : IRoutingEngine
{
    public RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
        IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default)
    {
        var random = new Random(limits.Seed);
        List<PlannedVisits> driven = [.. problem.Teams.Index().Where(team => team.Item.Driven.Count > 0)
            .Select(team => new PlannedVisits(team.Index, 0, [.. team.Item.Driven.Select(stop => stop.Visit)]))];
        var first = Timetable.Write(problem, driven, null, cancel) ?? throw new ArgumentException("What is driven does not fit.");
        var best = first;
        for (var round = 0; round < limits.Iterations; round++)
        {
            var groups = Groups(problem).ToArray();
            random.Shuffle(groups);
            // With all teams, then with some of them.
            var teams = Enumerable.Range(0, problem.Teams.Count).Where(_ => round == 0 || random.Next(3) > 0).ToList();
            var plan = groups.Concat(groups).Aggregate(first, (so, group) => Insert(problem, so, group, teams));
            if (plan.Cost.Against(best.Cost) < 0) best = plan;
        }
        return best;
    }

    private static IEnumerable<IReadOnlyList<int>> Groups(RoutingProblem problem)
    {
        var bound = problem.Relations.Where(relation => relation is PairRelation or TogetherRelation).Select(relation => relation.Visits).ToList();
        return bound.Concat(Enumerable.Range(0, problem.Visits.Count).Where(visit => !bound.Any(visits => visits.Contains(visit)))
            .Select(visit => new[] { visit }));
    }

    private static RoutingPlan Insert(RoutingProblem problem, RoutingPlan plan, IReadOnlyList<int> group, List<int> teams)
    {
        if (!group.Any(plan.LeftOut.Contains)) return plan;
        var best = plan;
        List<PlannedVisits> routes = [.. plan.Routes.Select(route => new PlannedVisits(route.Team, route.Shift, [.. route.Visits]))];
        foreach (var tried in With(problem, teams, routes, [.. group.Where(plan.LeftOut.Contains)]))
            if (Timetable.Write(problem, tried) is { } written && written.Cost.Against(best.Cost) < 0 && PlanCheck.Check(problem, written).Count == 0)
                best = written;
        return best;
    }

    private static IEnumerable<List<PlannedVisits>> With(RoutingProblem problem, List<int> teams, List<PlannedVisits> routes, int[] visits)
    {
        if (visits.Length == 0) return [routes];
        return from team in teams
            from shift in Enumerable.Range(0, problem.Teams[team].Shifts.Count)
            let order = routes.Find(route => (route.Team, route.Shift) == (team, shift))?.Visits ?? []
            let driven = shift == 0 ? problem.Teams[team].Driven.Count : 0
            from rank in Enumerable.Range(driven, order.Count + 1 - driven)
            let others = routes.Where(route => (route.Team, route.Shift) != (team, shift))
            let mine = new PlannedVisits(team, shift, [.. order.Take(rank), visits[0], .. order.Skip(rank)])
            from all in With(problem, teams, [.. others, mine], visits[1..])
            select all;
    }
}
