using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Checks;

/// <summary>A pick-up and its delivery are served in one shift of one team, the pick-up first, or neither is.</summary>
internal static class PairCheck
{
    public static IEnumerable<PlanViolation> Broken(ServedVisits served)
    {
        foreach (var pair in served.Relations<PairRelation>())
        {
            var name = $"Visits {served.Name(pair.PickupVisit)} and {served.Name(pair.DeliveryVisit)} are a pair";
            var (pickup, delivery) = (served.Of(pair.PickupVisit), served.Of(pair.DeliveryVisit));
            if (pickup is null && delivery is null || (pickup?.IsDriven ?? true) && (delivery?.IsDriven ?? true)) continue;
            if (pickup is null || delivery is null) yield return new(PlanRule.Pair, $"{name} and only one is served.");
            else if ((pickup.Team, pickup.Shift) != (delivery.Team, delivery.Shift))
                yield return new(PlanRule.Pair, $"{name} and not in one route: teams {served.Team(pickup)} and " +
                    $"{served.Team(delivery)}, shifts {pickup.Shift} and {delivery.Shift}.");
            else if (pickup.Rank > delivery.Rank)
                yield return new(PlanRule.Pair, $"{name} and team {served.Team(pickup)} delivers before it picks up.");
        }
    }
}
