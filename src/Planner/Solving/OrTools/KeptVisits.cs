using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.OrTools;

/// <summary>Takes visits out of routes until the plan breaks no rule: as many stay as keep all rules, in their order.</summary>
internal sealed class KeptVisits(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes)
{
    private readonly HashSet<int> _kept = [.. problem.Teams.SelectMany(team => team.Driven).Select(stop => stop.Visit)];
    private RoutingPlan? _plan;

    /// <returns>A plan without fault; what is driven is always in it.</returns>
    /// <exception cref="ArgumentException">What is driven breaks a rule already.</exception>
    public static RoutingPlan Of(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes)
    {
        var kept = new KeptVisits(problem, WithDriven(problem, routes));
        kept._plan = kept.Write(kept._kept) ?? throw new ArgumentException("What is driven does not fit its shifts.");
        kept.Keep(kept.Units());
        return kept._plan;
    }

    private void Keep(List<IReadOnlyList<int>> units)
    {
        if (units.Count == 0) return;
        HashSet<int> tried = [.. _kept, .. units.SelectMany(unit => unit)];
        if (Write(tried) is { } plan && PlanCheck.Check(problem, plan).Count == 0)
        {
            _kept.UnionWith(tried);
            _plan = plan;
        }
        else if (units.Count > 1)
        {
            Keep([.. units.Take(units.Count / 2)]);
            Keep([.. units.Skip(units.Count / 2)]);
        }
    }

    private RoutingPlan? Write(HashSet<int> visits) => Timetable.Write(problem,
        [.. routes.Select(route => route with { Visits = [.. route.Visits.Where(visits.Contains)] })]);

    // What is served only together stays or goes together.
    private List<IReadOnlyList<int>> Units()
    {
        var unitOf = routes.SelectMany(route => route.Visits).Except(_kept).ToDictionary(visit => visit, visit => new List<int> { visit });
        foreach (var relation in problem.Relations.Where(relation => relation is PairRelation or TogetherRelation))
            foreach (var (one, other) in relation.Visits.Zip(relation.Visits.Skip(1)))
                if (unitOf.TryGetValue(one, out var unit) && unitOf.TryGetValue(other, out var more) && unit != more)
                {
                    unit.AddRange(more);
                    foreach (var visit in more) unitOf[visit] = unit;
                }
        return [.. unitOf.Values.Distinct()];
    }

    private static List<PlannedVisits> WithDriven(RoutingProblem problem, IReadOnlyList<PlannedVisits> routes)
    {
        var seen = problem.Teams.SelectMany(team => team.Driven).Select(stop => stop.Visit).ToHashSet();
        var all = routes.Select(route => route with { Visits = [.. Driven(route.Team, route.Shift), .. route.Visits.Where(seen.Add)] }).ToList();
        foreach (var team in Enumerable.Range(0, problem.Teams.Count).Where(team => problem.Teams[team].Driven.Count > 0))
            if (!all.Exists(route => (route.Team, route.Shift) == (team, 0))) all.Add(new(team, 0, [.. Driven(team, 0)]));
        return all;

        IEnumerable<int> Driven(int team, int shift) => shift == 0 ? problem.Teams[team].Driven.Select(stop => stop.Visit) : [];
    }
}
