namespace CoverageMap.Planner.Problems;

/// <summary>What contradicts itself in what teams have already driven.</summary>
internal static class DrivenFaults
{
    public static void Find(RoutingProblem problem, FaultList faults)
    {
        var driven = new Dictionary<int, (int Team, int Rank)>();
        foreach (var (number, team) in problem.Teams.Index())
            foreach (var (rank, stop) in team.Driven.Index())
            {
                var name = $"Team {number} ({team.Name}): driven stop {rank}";
                faults.RequireTime(stop.Began, name);
                faults.Require(rank == 0 || team.Driven[rank - 1].Began <= stop.Began,
                    $"{name} began at {stop.Began}, before the one before; put them in order.");
                if (faults.RequireVisit(stop.Visit, name))
                    faults.Require(driven.TryAdd(stop.Visit, (number, rank)),
                        $"{name} is visit {stop.Visit} ({problem.Visits[stop.Visit].Name}), which is driven twice; name it once.");
            }
        foreach (var (number, team) in problem.Teams.Index().Where(team => team.Item.Driven.Count > 0 && team.Item.Shifts.Count > 0))
            FindBreaks(team, $"Team {number} ({team.Name})", faults);
        foreach (var pair in problem.Relations.OfType<PairRelation>())
            if (driven.TryGetValue(pair.DeliveryVisit, out var delivery))
                faults.Require(driven.TryGetValue(pair.PickupVisit, out var pickup)
                        && pickup.Team == delivery.Team && pickup.Rank < delivery.Rank,
                    $"Visit {pair.DeliveryVisit} is driven and its pick-up {pair.PickupVisit} was not before; name that too.");
    }

    private static void FindBreaks(RoutingTeam team, string name, FaultList faults)
    {
        foreach (var (rank, pause) in team.Shifts[0].Breaks.Index())
        {
            if (pause.Windows.Count == 0) continue;
            var until = pause.Windows[^1].Until;
            faults.Require(until >= team.Driven[^1].Began,
                $"{name}: break {rank} is over at {until}, before the last driven stop; leave out breaks that were taken.");
        }
    }
}
