using CoverageMap.Geo.Roads.Guidance;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Matching;

/// <summary>The places on roads where a point of a trace may truly have been.</summary>
internal static class TraceCandidates
{
    /// <summary>What a telephone's receiver is off by under open sky.</summary>
    private const double UsualPrecisionMetres = 5;

    /// <summary>A normal error stays within three deviations in 997 cases of 1,000.</summary>
    private const double RadiusPrecisions = 3;

    private const int MostRoads = 8;

    /// <summary>A trace that turns back on itself within this angle may have turned around on the road.</summary>
    private const double ReturnAngle = 135;

    public static double Precision(TracePoint point) => Math.Max(0.1, point.PrecisionMetres ?? UsualPrecisionMetres);

    public static IReadOnlyList<IReadOnlyList<RoadPosition>> Find(RoadNetwork network, IReadOnlyList<TracePoint> trace) =>
        [.. trace.Select((point, index) =>
        {
            var places = network.Nearest(point.Position, MostRoads, Precision(point) * RadiusPrecisions, point.MayUse);
            return (IReadOnlyList<RoadPosition>)[.. TurnsBack(trace, index) ? places : places.SelectMany(Directions)];
        })];

    // Told apart by direction, one cannot turn around at every point.
    private static IEnumerable<RoadPosition> Directions(RoadPosition place) => place is { Forward: true, Backward: true }
        ? [place with { Backward = false }, place with { Forward = false }]
        : [place];

    private static bool TurnsBack(IReadOnlyList<TracePoint> trace, int index)
    {
        if (index == 0 || index == trace.Count - 1) return false;
        var (before, here, after) = (trace[index - 1].Position, trace[index].Position, trace[index + 1].Position);
        // Nearer to each other than they are exact, points turn any way.
        var noise = Precision(trace[index]) * RadiusPrecisions;
        return before.DistanceMetresTo(here) > noise && here.DistanceMetresTo(after) > noise &&
            Math.Abs(Bearings.Turn(Bearings.Between(before, here), Bearings.Between(here, after))) >= ReturnAngle;
    }
}
