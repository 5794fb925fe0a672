using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>
/// Chooses from all visits those that the solver looks at: for each team, by what a visit costs for its worth, some
/// times as many as fill its shift. Straight distances serve here; nothing is planned by them.
/// </summary>
internal sealed class CandidateChoice(DayProblem problem, Abilities abilities, ITravelTimes travel)
{
    /// <summary>Seconds of service chosen for each second of shift: room for the search to be choosy.</summary>
    private const double ServicePerShift = 3;

    private const int NearestTeams = 6;
    private const double MetresPerDegree = 111_195;
    private const double WindingFactor = 1.35;

    /// <returns>
    /// The visits chosen, in the order of the problem. Visits that no team is able to make, or that no road leads to, are
    /// not among them.
    /// </returns>
    public IReadOnlyList<int> Choose()
    {
        var room = problem.Teams.Select(team =>
            ServicePerShift * (team.ShiftEnd - team.ShiftStart - (team.Break?.Seconds ?? 0))).ToArray();
        var possible = Enumerable.Range(0, problem.Visits.Count)
            .Where(visit => TeamsFor(problem.Visits[visit]).Any()).ToList();
        if (possible.Sum(visit => (double)problem.Visits[visit].ServiceSeconds) <= room.Sum()) return possible;

        var hops = HopMetres();
        var stops = StopsOfARoute(possible);
        // A visit at an agreed time is kept in any case: someone waits at home.
        var chosen = possible.Where(visit => problem.Visits[visit].Windows.Count > 0).ToHashSet();
        var byCost = possible.Where(visit => !chosen.Contains(visit))
            .Select(visit => (Visit: visit, Teams: Cheapest(visit, hops[visit], stops)))
            .OrderBy(entry => entry.Teams[0].Cost).ThenBy(entry => entry.Visit);
        foreach (var (visit, teams) in byCost)
        {
            if (!teams.Exists(entry => room[entry.Team] > 0)) continue;
            var team = teams.Find(entry => room[entry.Team] > 0).Team;
            room[team] -= problem.Visits[visit].ServiceSeconds;
            chosen.Add(visit);
        }
        // Parts of a household are looked at together.
        var households = chosen.Where(visit => problem.Visits[visit].Part > 0).Select(visit => problem.Visits[visit].Household).ToHashSet();
        return [.. possible.Where(visit =>
            chosen.Contains(visit) || problem.Visits[visit].Part > 0 && households.Contains(problem.Visits[visit].Household))];
    }

    /// <summary>The teams that are able to make a visit and have a road to it.</summary>
    private IEnumerable<int> TeamsFor(DayVisit visit) => abilities.TeamsAbleTo(visit)
        .Where(team => travel.Way(problem.Teams[team].Depot, visit.Position) != TravelWay.None);

    /// <summary>The teams for which a visit costs least: seconds for its worth, with its share of the ride out and back.</summary>
    private List<(int Team, double Cost)> Cheapest(int visit, double hopMetres, double stops)
    {
        var data = problem.Visits[visit];
        return [.. TeamsFor(data).Select(team =>
        {
            var metres = hopMetres + 2 * Metres(problem.Teams[team].Depot, data.Position) / stops;
            var seconds = metres * WindingFactor * 3.6 / problem.Teams[team].SpeedKmh;
            return (Team: team, Cost: (data.ServiceSeconds + seconds) / data.Worth);
        }).OrderBy(entry => entry.Cost).Take(NearestTeams)];
    }

    /// <summary>About how many stops a route has, if riding takes a fifth of the day.</summary>
    private double StopsOfARoute(List<int> possible) => Math.Max(1, 0.8 *
        problem.Teams.Average(team => team.ShiftEnd - team.ShiftStart - (team.Break?.Seconds ?? 0)) /
        possible.Average(visit => problem.Visits[visit].ServiceSeconds));

    /// <summary>About how far it is from each visit to its third neighbour, read from a grid of about four visits a cell.</summary>
    private double[] HopMetres()
    {
        var (lat0, lat1) = (problem.Visits.Min(visit => visit.Position.Lat), problem.Visits.Max(visit => visit.Position.Lat));
        var (lon0, lon1) = (problem.Visits.Min(visit => visit.Position.Lon), problem.Visits.Max(visit => visit.Position.Lon));
        var cell = Math.Max(1e-4, Math.Sqrt((lat1 - lat0) * (lon1 - lon0) * 4 / problem.Visits.Count));
        (int, int) Cell(LonLat at) => ((int)((at.Lon - lon0) / cell), (int)((at.Lat - lat0) / cell));
        var cells = Enumerable.Range(0, problem.Visits.Count).ToLookup(visit => Cell(problem.Visits[visit].Position));
        return [.. Enumerable.Range(0, problem.Visits.Count).AsParallel().AsOrdered().Select(visit =>
        {
            var (x, y) = Cell(problem.Visits[visit].Position);
            var near = new List<double>();
            for (var dx = -1; dx <= 1; dx++)
                for (var dy = -1; dy <= 1; dy++)
                    foreach (var other in cells[(x + dx, y + dy)].Take(50))
                        if (other != visit) near.Add(Metres(problem.Visits[visit].Position, problem.Visits[other].Position));
            near.Sort();
            return near.Count > 2 ? near[2] : 1.5 * cell * MetresPerDegree;
        })];
    }

    private static double Metres(LonLat from, LonLat to)
    {
        var x = (to.Lon - from.Lon) * Math.Cos(double.DegreesToRadians(from.Lat));
        var y = to.Lat - from.Lat;
        return Math.Sqrt(x * x + y * y) * MetresPerDegree;
    }
}
