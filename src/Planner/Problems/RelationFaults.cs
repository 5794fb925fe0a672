namespace CoverageMap.Planner.Problems;

/// <summary>What contradicts itself in relations between visits.</summary>
internal static class RelationFaults
{
    public static void Find(RoutingProblem problem, FaultList faults)
    {
        var paired = new HashSet<int>();
        var sound = true;
        foreach (var (number, relation) in problem.Relations.Index())
        {
            var name = $"Relation {number} ({relation.GetType().Name})";
            faults.Require(relation.Visits.Distinct().Count() == relation.Visits.Count && relation.Visits.Count > 1,
                $"{name} binds visits {string.Join(", ", relation.Visits)}; name two or more, each once.");
            var known = relation.Visits.Select(visit => faults.RequireVisit(visit, name)).ToList().TrueForAll(isKnown => isKnown);
            sound &= known;
            if (relation is FollowsRelation follows) FindLags(follows, name, faults);
            if (relation is PairRelation pair && known) FindPair(problem, pair, paired, name, faults);
        }
        if (sound) FindCycle(problem, faults);
    }

    private static void FindLags(FollowsRelation follows, string name, FaultList faults)
    {
        faults.RequireDuration(follows.MinLag, $"{name}: the lag at least");
        if (follows.MaxLag is not { } most) return;
        faults.RequireDuration(most, $"{name}: the lag at most");
        faults.Require(most >= follows.MinLag, $"{name} has a lag of {follows.MinLag} to {most} s; make the most no less than the least.");
    }

    private static void FindPair(RoutingProblem problem, PairRelation pair, HashSet<int> paired, string name, FaultList faults)
    {
        foreach (var visit in pair.Visits)
            faults.Require(paired.Add(visit), $"{name}: visit {visit} ({problem.Visits[visit].Name}) is in two pairs; leave it in one.");
        var delivery = problem.Visits[pair.DeliveryVisit];
        faults.Require(delivery.Delivery.Concat(delivery.Pickup).All(amount => amount == 0),
            $"{name}: the delivery {delivery.Name} has amounts of its own; leave them to the pick-up.");
    }

    private static void FindCycle(RoutingProblem problem, FaultList faults)
    {
        var follows = problem.Relations.OfType<FollowsRelation>().Where(follows => follows.First != follows.Then).ToList();
        var before = new int[problem.Visits.Count];
        foreach (var relation in follows) before[relation.Then]++;
        var later = follows.ToLookup(relation => relation.First, relation => relation.Then);
        var free = new Queue<int>(Enumerable.Range(0, before.Length).Where(visit => before[visit] == 0));
        while (free.TryDequeue(out var visit))
            foreach (var then in later[visit])
                if (--before[then] == 0) free.Enqueue(then);
        var circle = before.Index().Where(visit => visit.Item > 0).Select(visit => visit.Index).ToList();
        faults.Require(circle.Count == 0,
            $"Visits {string.Join(", ", circle)} follow each other in a circle, or visits in one; remove one of the relations.");
    }
}
