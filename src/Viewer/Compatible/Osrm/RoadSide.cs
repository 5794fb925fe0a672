using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Guidance;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Keeps to the side of the road on which a place lies; one rides on the right here.</summary>
internal static class RoadSide
{
    /// <summary>So near to the middle of the road a place is on neither side.</summary>
    private const double MiddleMetres = 0.5;

    private const uint LookDm = 50;

    /// <returns>The place with one direction where there are two and a side is asked for.</returns>
    public static RoadPosition Restrict(RoadNetwork network, LonLat given, Approach approach, RoadPosition place)
    {
        if (approach == Approach.Unrestricted || place is not { Forward: true, Backward: true } || place.DistanceMetres < MiddleMetres) return place;
        var isRight = Bearings.Turn(Direction(network, place), Bearings.Between(place.Position, given)) > 0;
        return isRight == (approach == Approach.Curb) ? place with { Backward = false } : place with { Forward = false };
    }

    private static double Direction(RoadNetwork network, RoadPosition place)
    {
        var from = place.OffsetDm > LookDm ? place.OffsetDm - LookDm : 0;
        var line = network.Line(2 * place.Edge, from, Math.Min(network.LengthDm(place.Edge), place.OffsetDm + LookDm));
        return Bearings.Between(line[0], line[^1]);
    }
}
