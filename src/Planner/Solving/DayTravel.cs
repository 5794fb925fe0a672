using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// Rides between the depots and some of the visits, by team. A place is a team's number for its depot, else the number
/// of teams plus a rank among the visits.
/// </summary>
internal sealed class DayTravel
{
    private readonly TravelMatrix[] _byTeam;
    private readonly int[] _place;

    private DayTravel(TravelMatrix[] byTeam, int[] place) => (_byTeam, _place) = (byTeam, place);

    /// <param name="visits">The visits that the solver will look at.</param>
    public static DayTravel Build(
        DayProblem problem, IReadOnlyList<int> visits, ITravelTimes travel, CancellationToken cancel)
    {
        LonLat[] points =
            [.. problem.Teams.Select(team => team.Depot), .. visits.Select(visit => problem.Visits[visit].Position)];
        var bySpeed = problem.Teams.Select(team => team.SpeedKmh).Distinct()
            .ToDictionary(speed => speed, speed => travel.Matrix(points, speed, cancel));
        var place = new int[problem.Visits.Count];
        Array.Fill(place, -1);
        for (var rank = 0; rank < visits.Count; rank++) place[visits[rank]] = problem.Teams.Count + rank;
        return new([.. problem.Teams.Select(team => bySpeed[team.SpeedKmh])], place);
    }

    public int PlaceOf(int visit) => _place[visit];

    public int Seconds(int team, int fromPlace, int toPlace) => _byTeam[team].Seconds(fromPlace, toPlace);

    public int Metres(int team, int fromPlace, int toPlace) => _byTeam[team].Metres(fromPlace, toPlace);
}
