using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>
/// The best plan of a small problem (up to some eight visits and four shifts), found by trying all: every set of visits to
/// serve, every way to share it out among the shifts, every order.
/// </summary>
internal sealed class BruteForce
{
    private readonly RoutingProblem _problem;
    private readonly List<(int Team, int Shift, Dictionary<int, List<Order>> Orders)> _shifts = [];
    private readonly PlannedVisits?[] _chosen;
    private List<PlannedVisits> _best = [];
    private PlanCost? _bestCost;

    private BruteForce(RoutingProblem problem)
    {
        _problem = problem;
        foreach (var (number, team) in problem.Teams.Index())
            for (var shift = 0; shift < team.Shifts.Count; shift++)
                _shifts.Add((number, shift, new AllOrders(problem, number, shift).Find()));
        _chosen = new PlannedVisits?[_shifts.Count];
    }

    /// <returns>Null if there is no plan, not even one without any visit (what is driven does not fit).</returns>
    public static RoutingPlan? Solve(RoutingProblem problem)
    {
        var search = new BruteForce(problem);
        var sets = Enumerable.Range(0, 1 << problem.Visits.Count).Select(served => new ServedSet(problem, served))
            .Where(set => set.KeepsTogether).OrderBy(set => set.LeftOut, Comparer<PlanCost>.Create((one, other) => one.Against(other)));
        foreach (var set in sets)
        {
            if (search._bestCost is not null && set.LeftOut.Against(search._bestCost) >= 0) break;
            search.Share(0, set.Served, 0, set);
        }
        return search._bestCost is null ? null : Timetable.Write(problem, search._best);
    }

    private void Share(int shift, int rest, double cost, ServedSet set)
    {
        if (!IsBetter(set, cost)) return;
        if (shift == _shifts.Count)
        {
            if (rest == 0) Judge(set, cost);
            return;
        }
        var (team, number, orders) = _shifts[shift];
        for (var mine = rest; ; mine = (mine - 1) & rest)
        {
            if (shift < _shifts.Count - 1 || mine == rest)
                foreach (var order in orders.GetValueOrDefault(mine) ?? [])
                {
                    if (!IsBetter(set, cost + order.Cost)) break;
                    _chosen[shift] = new(team, number, order.Visits);
                    Share(shift + 1, rest & ~mine, cost + order.Cost, set);
                }
            if (mine == 0) return;
        }
    }

    private bool IsBetter(ServedSet set, double cost) => _bestCost is null
        || (set.LeftOut with { Routes = cost }).Against(_bestCost) < 0;

    private void Judge(ServedSet set, double cost)
    {
        var routes = _chosen.OfType<PlannedVisits>().Where(route => route.Visits.Count > 0).ToList();
        if (!TeamRules.Keep(_problem, routes)) return;
        var plan = set.LeftOut with { Routes = cost, Soft = TeamRules.Balance(_problem, routes) };
        if (_bestCost is not null && plan.Against(_bestCost) >= 0) return;
        if (set.IsTimed)
        {
            if (Timetable.Write(_problem, routes)?.Cost is not { } joint) return;
            if (_bestCost is not null && joint.Against(_bestCost) >= 0) return;
            plan = joint;
        }
        (_best, _bestCost) = (routes, plan);
    }
}

/// <summary>The visits of a route, what the route costs but for the balance, and how long the team works.</summary>
internal sealed record Order(IReadOnlyList<int> Visits, double Cost, long WorkSeconds)
{
    public int Served => Visits.Aggregate(0, (served, visit) => served | 1 << visit);

    /// <summary>Of orders over the same visits those that can be part of a best plan, cheapest first.</summary>
    public static List<Order> Promising(RoutingProblem problem, IEnumerable<Order> orders)
    {
        var byCost = orders.OrderBy(order => order.Cost).ThenBy(order => order.WorkSeconds).ToList();
        if (problem.Relations.Any(relation => ServedSet.IsTimedRelation(relation) && relation.Visits.Any(byCost[0].Visits.Contains))) return byCost;
        var kept = new List<Order>();
        foreach (var order in byCost)
            if (kept.Count == 0 || problem.BalancePrice > 0 && order.WorkSeconds < kept[^1].WorkSeconds) kept.Add(order);
        return kept;
    }
}

/// <summary>A set of visits to serve, and what leaving out the others costs.</summary>
internal sealed class ServedSet
{
    private readonly RoutingProblem _problem;

    public ServedSet(RoutingProblem problem, int served)
    {
        (_problem, Served) = (problem, served);
        var byClass = new double[1 + problem.Visits.Select(visit => visit.PriorityClass).Append(0).Max()];
        var leftOut = 0.0;
        foreach (var (number, visit) in problem.Visits.Index().Where(visit => !Has(visit.Index)))
            if (visit.Worth is not { } worth) byClass[0]++;
            else if (visit.PriorityClass > 0) byClass[^visit.PriorityClass] += worth;
            else leftOut += worth;
        var missed = problem.Targets.Sum(target => target.PricePerMissing
            * Math.Max(0, target.Amount - target.Amounts.Where(amount => Has(amount.Key)).Sum(amount => amount.Value)));
        LeftOut = new(0, 0, missed, leftOut, byClass);
    }

    public int Served { get; }

    public PlanCost LeftOut { get; }

    public bool IsTimed => _problem.Relations.Any(relation => IsTimedRelation(relation) && relation.Visits.Count(Has) > 1);

    public static bool IsTimedRelation(VisitRelation relation) => relation is FollowsRelation or TogetherRelation or ApartRelation;

    /// <summary>Whether nothing is served or left out without what belongs to it.</summary>
    public bool KeepsTogether
    {
        get
        {
            var driven = _problem.Teams.SelectMany(team => team.Driven).Select(stop => stop.Visit).ToHashSet();
            return driven.All(Has) && _problem.Relations.All(relation => relation switch
            {
                PairRelation or TogetherRelation => relation.Visits.Where(Has).All(driven.Contains) || relation.Visits.All(Has),
                FollowsRelation follows => !Has(follows.Then) || Has(follows.First) || driven.Contains(follows.Then),
                _ => true,
            });
        }
    }

    private bool Has(int visit) => (Served >> visit & 1) == 1;
}
