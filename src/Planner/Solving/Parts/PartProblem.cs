using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// States a part so that what it does cannot break a rule together with the rest: a visit that is bound to one outside
/// stays with its team at its time, or stays left out.
/// </summary>
internal sealed class PartProblem
{
    private readonly RoutingProblem _problem;
    private readonly ILookup<int, VisitRelation> _relations;
    private readonly int[] _first;

    public PartProblem(RoutingProblem problem)
    {
        _problem = problem;
        var driven = problem.Teams.SelectMany(team => team.Driven).Select(stop => stop.Visit).ToHashSet();
        var binding = problem.Relations.Where(relation => !IsOver(relation, driven)).ToList();
        _relations = binding.SelectMany(relation => relation.Visits.Select(visit => (visit, relation)))
            .ToLookup(entry => entry.visit, entry => entry.relation);
        _first = [.. Enumerable.Range(0, problem.Visits.Count)];
        foreach (var relation in binding.Where(relation => relation is not DifferentTeamsRelation))
            foreach (var visit in relation.Visits)
            {
                var (one, other) = (FirstOf(relation.Visits[0]), FirstOf(visit));
                _first[Math.Max(one, other)] = Math.Min(one, other);
            }
    }

    /// <summary>Whether a relation binds nothing that is still to be planned.</summary>
    private static bool IsOver(VisitRelation relation, HashSet<int> driven) =>
        driven.Count > 0 && (relation is FollowsRelation follows && driven.Contains(follows.Then) || relation.Visits.All(driven.Contains));

    /// <summary>One visit for all that are bound to each other, directly or by others.</summary>
    public int FirstOf(int visit)
    {
        while (_first[visit] != visit) visit = _first[visit] = _first[_first[visit]];
        return visit;
    }

    /// <summary>How many of some visits have to be with as many teams at once, the most; 1: none.</summary>
    public int MostAtOnce(int[] visits) => visits.SelectMany(visit => _relations[visit]).OfType<TogetherRelation>().Select(relation => relation.Visits.Count).DefaultIfEmpty(1).Max();

    /// <summary>Whether a visit's time depends on another visit's.</summary>
    public bool IsTimed(int visit) => _relations[visit].Any(relation => relation.BindsTimes);

    public PartTask Of(Part part, WholePlan plan)
    {
        var inside = part.Visits.ToHashSet();
        var (visits, mine, held, timed) = (default(RoutingVisit[]), new List<int>(part.Visits.Count), new HashSet<int>(), new HashSet<VisitRelation>());
        foreach (var visit in part.Visits)
        {
            var crossing = _relations[visit].Where(relation => relation is not DifferentTeamsRelation && relation.Visits.Any(other => !inside.Contains(other))).ToList();
            if (crossing.Count == 0) mine.Add(visit);
            // What is left out and bound to a visit outside waits for another cut.
            else if (plan.TeamOf(visit) >= 0)
            {
                mine.Add(visit);
                held.Add(visit);
                timed.UnionWith(crossing.Where(relation => relation.BindsTimes));
                visits ??= [.. _problem.Visits];
                visits[visit] = Held(visit, plan, crossing.Any(relation => relation is not SameTeamRelation));
            }
        }
        var taken = mine.ToHashSet();
        if (_relations.Count > 0) RemoveWaiting(mine, taken, plan);
        if (visits is not null) RankBelow(held, mine, visits);
        var bound = mine.Count > 0 && _relations.Count > 0 ? mine.SelectMany(visit => _relations[visit]).Distinct().ToList() : [];
        return new(_problem with
        {
            Teams = _problem.Teams.Any(team => team.Driven.Count > 0) ? [.. _problem.Teams.Select((team, number) => part.Teams.Contains(number) ? team : team with { Driven = [] })] : _problem.Teams,
            Visits = visits ?? _problem.Visits,
            Relations = [.. bound.Select(relation => Within(relation, taken)).OfType<VisitRelation>()],
            Targets = [.. _problem.Targets.Select(target => Rest(target, inside, plan)).OfType<RoutingTarget>()],
        }, mine, part.Teams, held, timed);
    }

    /// <summary>What must be served anyway comes after what is held, which is not to be left out for it.</summary>
    private void RankBelow(HashSet<int> held, List<int> mine, RoutingVisit[] visits)
    {
        var highest = Math.Min(RoutingVisit.HighestClass, 1 + _problem.Visits.Max(visit => visit.PriorityClass));
        foreach (var visit in mine)
            if (visits[visit].Worth is null && !held.Contains(visit)) visits[visit] = visits[visit] with { Worth = 1, PriorityClass = highest };
    }

    /// <summary>What is left out and cannot be served without a visit that waits for another cut waits too.</summary>
    private void RemoveWaiting(List<int> mine, HashSet<int> taken, WholePlan plan)
    {
        while (mine.RemoveAll(visit => plan.TeamOf(visit) < 0 && _relations[visit].Any(relation => NeededBy(visit, relation).Any(other => !taken.Contains(other)))) > 0)
            taken.IntersectWith(mine);
    }

    private static IReadOnlyList<int> NeededBy(int visit, VisitRelation relation) => relation switch
    {
        FollowsRelation follows => follows.Then == visit ? [follows.First] : [],
        TogetherRelation or PairRelation => relation.Visits,
        _ => [],
    };

    private RoutingVisit Held(int visit, WholePlan plan, bool atItsTime)
    {
        var data = _problem.Visits[visit];
        return data with { PinnedTeam = plan.TeamOf(visit), PinnedTime = atItsTime ? plan.TimesOf(visit)?.Begin ?? data.PinnedTime : data.PinnedTime, Worth = null };
    }

    private static VisitRelation? Within(VisitRelation relation, HashSet<int> taken)
    {
        int[] members = [.. relation.Visits.Where(taken.Contains)];
        if (members.Length == relation.Visits.Count) return relation;
        return members.Length < 2 ? null : relation switch
        {
            SameTeamRelation => new SameTeamRelation(members),
            DifferentTeamsRelation => new DifferentTeamsRelation(members),
            TogetherRelation => new TogetherRelation(members),
            ApartRelation => new ApartRelation(members),
            _ => null,
        };
    }

    private static RoutingTarget? Rest(RoutingTarget target, HashSet<int> inside, WholePlan plan)
    {
        if (!target.Amounts.Keys.Any(inside.Contains)) return null;
        var outside = target.Amounts.Where(amount => !inside.Contains(amount.Key) && plan.TeamOf(amount.Key) >= 0).Sum(amount => amount.Value);
        return target with { Amount = Math.Max(0, target.Amount - outside), Amounts = target.Amounts.Where(amount => inside.Contains(amount.Key)).ToDictionary() };
    }
}
