using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>The rules over all routes of a plan that have nothing to do with time, for <see cref="BruteForce"/>.</summary>
internal static class TeamRules
{
    public static bool Keep(RoutingProblem problem, List<PlannedVisits> routes)
    {
        var teams = routes.SelectMany(route => route.Visits.Select(visit => (visit, route.Team))).ToDictionary();
        var driven = problem.Teams.SelectMany(team => team.Driven).Select(stop => stop.Visit).ToHashSet();
        return problem.Relations.All(relation => Keeps(relation, teams, driven))
            && routes.GroupBy(route => route.Team).All(mine => HasStock(problem, mine.Key, mine.SelectMany(route => route.Visits)));
    }

    public static double Balance(RoutingProblem problem, List<PlannedVisits> routes)
    {
        if (problem.BalancePrice <= 0) return 0;
        return problem.BalancePrice * routes.GroupBy(route => route.Team).Sum(mine =>
        {
            var past = problem.Teams[mine.Key].PastWorkSeconds;
            var all = past + mine.Sum(route => AllOrders.Work(problem, route));
            return all / 3600.0 * (all / 3600.0) - past / 3600.0 * (past / 3600.0);
        });
    }

    private static bool Keeps(VisitRelation relation, Dictionary<int, int> teams, HashSet<int> driven)
    {
        if (relation is not (SameTeamRelation or DifferentTeamsRelation or TogetherRelation)) return true;
        var served = relation.Visits.Where(teams.ContainsKey).ToList();
        return served.All(one => served.All(other => one == other || driven.Contains(one) && driven.Contains(other)
            || teams[one] == teams[other] == relation is SameTeamRelation));
    }

    private static bool HasStock(RoutingProblem problem, int team, IEnumerable<int> visits)
    {
        var delivered = new long[problem.Dimensions.Count];
        foreach (var visit in visits.Select(visit => problem.Visits[visit]))
            for (var dimension = 0; dimension < visit.Delivery.Count; dimension++) delivered[dimension] += visit.Delivery[dimension];
        return problem.Teams[team].DayStock.Zip(delivered).All(pair => pair.Second <= pair.First);
    }
}
