using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// Takes coordinates to roads: each to the nearest one, if all of these reach each other, else each to the nearest one of
/// the largest part of the network.
/// </summary>
internal static class SnapWaypoints
{
    private const int Largest = 0;

    /// <exception cref="OsrmMistake">No road is near a coordinate.</exception>
    public static IReadOnlyList<Waypoint> Run(RoadNetwork network, OsrmOptions options)
    {
        var found = options.Coordinates.Select((_, index) => Candidates(network, options, index)).ToList();
        if (found.FindIndex(places => places.Count == 0) is var missing && missing >= 0)
            throw new OsrmMistake("NoSegment", $"Could not find a matching segment for coordinate {missing}");
        var nearTogether = found.All(places => places[0].Component == found[0][0].Component);
        return [.. found.Select((places, index) => new Waypoint(
            options.Coordinates[index], nearTogether ? places[0] : places.Where(place => place.Component == Largest).FirstOrDefault(places[0])))];
    }

    /// <summary>How far from a road a coordinate may be: as asked for, else as the road file has it.</summary>
    public static double Limit(RoadNetwork network, OsrmOptions options, int index) =>
        options.Radiuses.ElementAtOrDefault(index) ?? network.Info.SnapLimitMetres;

    private static IReadOnlyList<RoadPosition> Candidates(RoadNetwork network, OsrmOptions options, int index)
    {
        var (point, limit) = (options.Coordinates[index], Limit(network, options, index));
        var mayUse = BearingFilter.For(network, options, index);
        var places = options.SnapsToAny ? network.Nearest(point, 1, limit, mayUse) : network.Snap(point, limit, mayUse);
        return options.Approaches.ElementAtOrDefault(index) is { } approach
            ? [.. places.Select(place => RoadSide.Restrict(network, point, approach, place))] : places;
    }
}
