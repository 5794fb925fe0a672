using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Plans;

/// <summary>How many depots and households of a problem the travel times reach by roads, and how many along the great circle.</summary>
public sealed record PointWays(int ByRoad, int Straight)
{
    public static PointWays Of(DayProblem problem, ITravelTimes travel)
    {
        var places = PlacesOf(problem);
        var byRoad = places.Count(place => travel.Way(place, place) == TravelWay.Road);
        return new(byRoad, places.Count - byRoad);
    }

    /// <summary>Every place once, however many live there.</summary>
    public static IReadOnlyCollection<LonLat> PlacesOf(DayProblem problem) =>
        problem.Teams.Select(team => team.Depot).Concat(problem.Visits.Select(visit => visit.Position)).ToHashSet();
}
