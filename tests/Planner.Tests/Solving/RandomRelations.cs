using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>Relations between visits by chance, for <see cref="RandomRoutingProblem"/>.</summary>
/// <param name="ahead">The visits that are bound, to each other or to what is driven.</param>
internal sealed class RandomRelations(Random random, RoutingVisit[] visits, int[] ahead, int[] driven)
{
    private readonly List<VisitRelation> _relations = [];

    public List<VisitRelation> Draw()
    {
        random.Shuffle(ahead);
        if (Occurs(0.3) && ahead.Length > 1) Pair(ahead[0], ahead[1]);
        random.Shuffle(ahead);
        if (Occurs(0.15) && ahead.Length > 1) _relations.Add(new SameTeamRelation([ahead[0], driven.Length > 0 ? driven[0] : ahead[^1]]));
        random.Shuffle(ahead);
        if (Occurs(0.15) && ahead.Length > 1) _relations.Add(new DifferentTeamsRelation(ahead[..Math.Min(3, ahead.Length)]));
        random.Shuffle(ahead);
        if (Occurs(0.15) && ahead.Length > 1) _relations.Add(Follows(ahead[0], ahead[1]));
        if (Occurs(0.05) && ahead.Length > 2) _relations.Add(Follows(ahead[1], ahead[2]));
        if (Occurs(0.3) && driven.Length > 0 && ahead.Length > 0) _relations.Add(Follows(driven[0], ahead[0]));
        random.Shuffle(ahead);
        if (Occurs(0.15) && ahead.Length > 1) _relations.Add(new TogetherRelation(ahead[..(Occurs(0.1) && ahead.Length > 2 ? 3 : 2)]));
        random.Shuffle(ahead);
        if (Occurs(0.3) && ahead.Length > 1) _relations.Add(new ApartRelation(ahead[..(Occurs(0.3) && ahead.Length > 2 ? 3 : 2)]));
        return _relations;
    }

    private bool Occurs(double probability) => random.NextDouble() < probability;

    private void Pair(int pickup, int delivery)
    {
        visits[delivery] = visits[delivery] with { Delivery = [], Pickup = [] };
        _relations.Add(new PairRelation(pickup, delivery));
    }

    private FollowsRelation Follows(int first, int then)
    {
        var least = Occurs(0.4) ? random.Next(400) : 0;
        return new(first, then, least, Occurs(0.4) ? least + random.Next(800) : null);
    }
}
