using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Explaining;

/// <summary>Tries whether a team could take one more visit into its route, at any place of it.</summary>
/// <param name="route">The visits served so far, in order. Their order is kept.</param>
/// <param name="seconds">Of a ride between two places: 0 is the depot, then come the stops, last the visit.</param>
internal sealed class TrialRoute(
    DayTeam team, IReadOnlyList<DayVisit> route, DayVisit visit, Func<int, int, int> seconds)
{
    public bool CanTakeIn()
    {
        var newPlace = route.Count + 1;
        for (var rank = 0; rank <= route.Count; rank++)
            if (Fits([.. Enumerable.Range(1, rank), newPlace, .. Enumerable.Range(rank + 1, route.Count - rank)])) return true;
        return false;
    }

    private bool Fits(int[] places)
    {
        // The break after each stop in turn: 0 before leaving, beyond the last: back at the depot.
        var ranks = team.Break is null ? [-1] : Enumerable.Range(0, places.Length + 2);
        return ranks.Any(rank => Fits(places, rank));
    }

    private bool Fits(int[] places, int breakRank)
    {
        var (free, place) = (team.ShiftStart, 0);
        for (var rank = 0; rank <= places.Length; rank++)
        {
            if (rank == breakRank && !Rest(ref free)) return false;
            var next = rank < places.Length ? places[rank] : 0;
            free += seconds(place, next);
            if (free > team.ShiftEnd) return false;
            place = next;
            if (rank < places.Length && !Serve(place > route.Count ? visit : route[place - 1], ref free)) return false;
        }
        return breakRank <= places.Length || Rest(ref free) && free <= team.ShiftEnd;
    }

    private bool Rest(ref int free)
    {
        var begin = Math.Max(free, team.Break!.From);
        free = begin + team.Break.Seconds;
        return begin <= team.Break.Until;
    }

    private static bool Serve(DayVisit visit, ref int free)
    {
        if (visit.Windows.Count > 0)
        {
            var arrival = free;
            if (visit.Windows.All(window => window.Until < arrival)) return false;
            free = (int)Math.Max(free, visit.Windows.First(window => window.Until >= arrival).From);
        }
        free += visit.ServiceSeconds;
        return true;
    }
}
