using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Travel;

/// <summary>The ways on foot from a door to the road, and between two doors on one stretch of road.</summary>
/// <param name="footKmh">Walking speed.</param>
internal readonly struct Walk(double footKmh)
{
    public long Milliseconds(double metres) => (long)Math.Round(metres * 3600 / footKmh);

    public long Milliseconds(RoadPosition to) => Milliseconds(to.DistanceMetres);

    public static long Decimetres(double metres) => (long)Math.Round(metres * 10);

    /// <summary>
    /// The way straight from door to door, in metres, where nobody would fetch the vehicle: both are on one edge and no
    /// farther apart than from the road. Null elsewhere.
    /// </summary>
    public static double? Straight(LonLat from, RoadPosition fromRoad, LonLat to, RoadPosition toRoad)
    {
        if (fromRoad.Edge != toRoad.Edge) return null;
        var metres = from.DistanceMetresTo(to);
        return metres <= fromRoad.DistanceMetres + toRoad.DistanceMetres ? metres : null;
    }
}
