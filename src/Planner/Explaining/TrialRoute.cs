using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Explaining;

/// <summary>Tries whether a team could take one more visit into its route, at any place of it.</summary>
internal sealed class TrialRoute(RoutingTeam team, ITravelTimes travel)
{
    public bool CanServeAlone(RoutingVisit visit, CancellationToken cancel) => CanTakeIn([], visit, cancel);

    /// <param name="route">The visits served so far, in order. Their order is kept.</param>
    public bool CanTakeIn(IReadOnlyList<RoutingVisit> route, RoutingVisit visit, CancellationToken cancel)
    {
        var matrix = travel.Matrix(
            [team.Depot, .. route.Select(stop => stop.Position), visit.Position], team.SpeedKmh, cancel);
        var newPlace = route.Count + 1;
        for (var rank = 0; rank <= route.Count; rank++)
        {
            int[] places = [.. Enumerable.Range(1, rank), newPlace, .. Enumerable.Range(rank + 1, route.Count - rank)];
            if (Fits(places, place => place == newPlace ? visit : route[place - 1], matrix)) return true;
        }
        return false;
    }

    private bool Fits(int[] places, Func<int, RoutingVisit> visit, TravelMatrix matrix)
    {
        // The break after each stop in turn: 0 before leaving, beyond the last: back at the depot.
        var ranks = team.Break is null ? [-1] : Enumerable.Range(0, places.Length + 2);
        return ranks.Any(rank => Fits(places, visit, matrix, rank));
    }

    private bool Fits(int[] places, Func<int, RoutingVisit> visit, TravelMatrix matrix, int breakRank)
    {
        var (free, place) = (team.ShiftStart, 0);
        for (var rank = 0; rank <= places.Length; rank++)
        {
            if (rank == breakRank && !Rest(ref free)) return false;
            var next = rank < places.Length ? places[rank] : 0;
            free += matrix.Seconds(place, next);
            place = next;
            if (rank < places.Length && !Serve(visit(next), ref free)) return false;
        }
        if (free > team.ShiftEnd) return false;
        return breakRank <= places.Length || Rest(ref free) && free <= team.ShiftEnd;
    }

    private bool Rest(ref int free)
    {
        var begin = Math.Max(free, team.Break!.From);
        free = begin + team.Break.Seconds;
        return begin <= team.Break.Until;
    }

    private static bool Serve(RoutingVisit visit, ref int free)
    {
        if (visit.Windows.Count > 0)
        {
            var arrival = free;
            if (visit.Windows.All(window => window.Until < arrival)) return false;
            free = Math.Max(free, visit.Windows.First(window => window.Until >= arrival).From);
        }
        free += visit.ServiceSeconds;
        return true;
    }
}
