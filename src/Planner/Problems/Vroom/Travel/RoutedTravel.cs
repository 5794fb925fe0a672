using CoverageMap.Geo.Roads;
using CoverageMap.Geo;

namespace CoverageMap.Planner.Problems.Vroom.Travel;

/// <summary>Rides between positions as travel times tell them, asked for when they are needed.</summary>
/// <param name="points">Of each place.</param>
public sealed class RoutedTravel(ITravelTimes travel, IReadOnlyList<LonLat> points, double speedKmh) : ITravelProfile
{
    public ITravelTimes Times => travel;

    public LonLat this[int place] => points[place];

    public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel)
    {
        var size = places.Count;
        var matrix = travel.Matrix([.. places.Select(place => points[place])], speedKmh, cancel);
        var (seconds, metres) = (new int[size * size], new int[size * size]);
        for (var from = 0; from < size; from++)
            for (var to = 0; to < size; to++)
            {
                var cell = from * size + to;
                seconds[cell] = matrix.IsReachable(from, to) ? matrix.Seconds(from, to) : TravelTable.Unreachable;
                metres[cell] = matrix.Metres(from, to);
            }
        return new(size, seconds, metres);
    }

    /// <summary>The places that no road connects to the others, the smaller part of them.</summary>
    public IReadOnlyList<int> Unconnected()
    {
        var near = new List<int>();
        var far = new List<int>();
        for (var place = 0; place < points.Count; place++)
            (place == 0 || travel.Way(points[0], points[place]) != TravelWay.None ? near : far).Add(place);
        return far.Count <= near.Count ? far : near;
    }
}
