using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Explaining;

/// <summary>
/// Rides between the teams' places and some visits left out, asked for at once: one by one, a road network would search
/// the same surroundings again for every visit.
/// </summary>
internal sealed class TrialRides
{
    private readonly IReadOnlyList<DayVisit>[] _routes;
    private readonly Lazy<TravelMatrix>[] _withinRoute;
    private readonly TravelMatrix[] _toVisits;
    private readonly TravelMatrix[] _fromVisits;
    private readonly int[] _depot;

    /// <param name="routes">The visits of each team, in order.</param>
    /// <param name="withinRoute">The rides between each team's depot and its stops.</param>
    /// <param name="needsStops">Whether a visit may be tried in the team's route; else only its depot is asked for.</param>
    public TrialRides(
        DayProblem problem, IReadOnlyList<DayVisit>[] routes, Lazy<TravelMatrix>[] withinRoute, IReadOnlyList<DayVisit> visits,
        Func<int, bool> needsStops, ITravelTimes travel, CancellationToken cancel)
    {
        (_routes, _withinRoute) = (routes, withinRoute);
        (_toVisits, _fromVisits, _depot) = (new TravelMatrix[routes.Length], new TravelMatrix[routes.Length], new int[routes.Length]);
        LonLat[] there = [.. visits.Select(visit => visit.Position)];
        foreach (var teams in Enumerable.Range(0, routes.Length).GroupBy(team => problem.Teams[team].SpeedKmh))
        {
            var places = new List<LonLat>();
            foreach (var team in teams)
            {
                _depot[team] = places.Count;
                places.Add(problem.Teams[team].Depot);
                if (needsStops(team)) places.AddRange(routes[team].Select(stop => stop.Position));
            }
            var (toVisits, fromVisits) = (travel.Matrix(places, there, teams.Key, cancel), travel.Matrix(there, places, teams.Key, cancel));
            foreach (var team in teams) (_toVisits[team], _fromVisits[team]) = (toVisits, fromVisits);
        }
    }

    /// <summary>Whether the team could make the visit of this rank and nothing else.</summary>
    public bool CanServeAlone(DayTeam data, int team, DayVisit visit, int rank) => new TrialRoute(data, [], visit, (from, _) =>
        from == 0 ? _toVisits[team].Seconds(_depot[team], rank) : _fromVisits[team].Seconds(rank, _depot[team])).CanTakeIn();

    /// <summary>Whether the visit of this rank has a place in the team's route.</summary>
    public bool CanTakeIn(DayTeam data, int team, DayVisit visit, int rank)
    {
        var newPlace = _routes[team].Count + 1;
        return new TrialRoute(data, _routes[team], visit, (from, to) =>
            to == newPlace ? _toVisits[team].Seconds(_depot[team] + from, rank)
            : from == newPlace ? _fromVisits[team].Seconds(rank, _depot[team] + to)
            : _withinRoute[team].Value.Seconds(from, to)).CanTakeIn();
    }
}
