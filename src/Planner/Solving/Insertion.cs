namespace CoverageMap.Planner.Solving;

/// <summary>
/// Fills routes by inserting, for the team with the largest part of its shift free, the visit that is worth most for each
/// second it costs. Quick; it makes the first plan, and fills what the search leaves open.
/// </summary>
internal sealed class Insertion(Draft draft)
{
    /// <summary>A first stop's ride out and back is shared with the stops that will follow in its neighbourhood.</summary>
    private const int StopsSharingTheRideOut = 6;

    /// <summary>Inserts until no team can take in any visit whose worth justifies its riding.</summary>
    /// <returns>The number of visits inserted.</returns>
    public int Fill(int rideSecondsPerWorth, CancellationToken cancel)
    {
        var open = draft.Candidates.Where(visit => draft.TeamOf(visit) < 0)
            .OrderByDescending(visit => (double)draft.Problem.Visits[visit].Worth / draft.Problem.Visits[visit].ServiceSeconds)
            .ToList();
        var teams = Enumerable.Range(0, draft.Routes.Length).ToDictionary(team => team, UsedShare);
        var inserted = 0;
        while (teams.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var team = teams.MinBy(entry => (entry.Value, entry.Key)).Key;
            if (Best(team, open, rideSecondsPerWorth) is not { } best)
            {
                teams.Remove(team);
                continue;
            }
            draft.Insert(team, best.Rank, best.Visit);
            open.Remove(best.Visit);
            teams[team] = UsedShare(team);
            inserted++;
        }
        return inserted;
    }

    private double UsedShare(int team)
    {
        var (data, route) = (draft.Problem.Teams[team], draft.Routes[team]);
        if (route.Count == 0) return 0;
        var end = draft.Clock.EndOf(team, route, draft.Clock.Forward(team, route));
        return (double)(end - data.ShiftStart) / (data.ShiftEnd - data.ShiftStart);
    }

    private (int Visit, int Rank)? Best(int team, List<int> open, int rideSecondsPerWorth)
    {
        var route = draft.Routes[team];
        var states = draft.Clock.Forward(team, route);
        var end = draft.Clock.EndOf(team, route, states);
        var (bestScore, best) = (0.0, default((int, int)?));
        foreach (var visit in open)
        {
            var data = draft.Problem.Visits[visit];
            // The list is in the order of this bound: no later visit can be better.
            if ((double)data.Worth / data.ServiceSeconds <= bestScore) break;
            if (!draft.CanTake(team, visit)) continue;
            draft.KeepApartFromServedParts(visit);
            for (var rank = 0; rank <= route.Count; rank++)
            {
                var riding = AddedRiding(team, route, rank, visit);
                if (riding > (long)data.Worth * rideSecondsPerWorth) continue;
                var cost = data.ServiceSeconds + (route.Count == 0 ? riding / StopsSharingTheRideOut : riding);
                if (data.Worth <= bestScore * cost) continue;
                var newEnd = draft.Clock.EndWith(team, route, states, rank, visit);
                if (newEnd >= RouteClock.Never) continue;
                if (route.Count > 0) cost = Math.Max(cost, newEnd - end);
                var score = (double)data.Worth / Math.Max(1, cost);
                if (score > bestScore) (bestScore, best) = (score, (visit, rank));
            }
        }
        return best;
    }

    private int AddedRiding(int team, List<int> route, int rank, int visit)
    {
        var place = draft.Travel.PlaceOf(visit);
        var before = rank == 0 ? team : draft.Travel.PlaceOf(route[rank - 1]);
        var after = rank == route.Count ? team : draft.Travel.PlaceOf(route[rank]);
        return draft.Travel.Seconds(team, before, place) + draft.Travel.Seconds(team, place, after)
            - (route.Count == 0 ? 0 : draft.Travel.Seconds(team, before, after));
    }
}
