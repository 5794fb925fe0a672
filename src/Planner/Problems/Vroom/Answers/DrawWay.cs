using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Geo.Roads;
using CoverageMap.Geo;
using CoverageMap.Planner.Problems.Vroom.Stating;

namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>The way of a route as an encoded polyline of five decimals: along roads where they are known, else straight.</summary>
internal static class DrawWay
{
    public static string? Along(VroomProblem problem, VroomVehicle vehicle, IReadOnlyList<int> places)
    {
        if (problem.RoutedOf(vehicle) is not { } routed) return null;
        var line = new List<LonLat> { routed[places[0]] };
        foreach (var (from, to) in places.Zip(places.Skip(1)))
        {
            var path = (routed.Times as RoadTravelTimes)?.Path(routed[from], routed[to])?.Line ?? [routed[from], routed[to]];
            foreach (var point in path)
                if (line[^1] != point) line.Add(point);
        }
        return Polyline.Encode(line, 5);
    }
}
