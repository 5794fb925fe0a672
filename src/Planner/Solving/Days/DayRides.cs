using CoverageMap.Geo;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Days;

/// <summary>A day's rides at one cruising speed.</summary>
internal sealed class DayRides(ITravelTimes travel, IReadOnlyList<LonLat> places, double speedKmh) : ITravelProfile
{
    public TravelTable Table(IReadOnlyList<int> asked, CancellationToken cancel)
    {
        LonLat[] points = [.. asked.Select(place => places[place])];
        var matrix = travel.Matrix(points, speedKmh, cancel);
        var (seconds, metres) = (new int[points.Length * points.Length], new int[points.Length * points.Length]);
        for (var from = 0; from < points.Length; from++)
            for (var to = 0; to < points.Length; to++)
            {
                var cell = from * points.Length + to;
                seconds[cell] = matrix.IsReachable(from, to) ? matrix.Seconds(from, to) : TravelTable.Unreachable;
                metres[cell] = matrix.Metres(from, to);
            }
        return new(points.Length, seconds, metres);
    }
}
