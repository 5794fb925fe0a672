using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// Takes coordinates to roads: each to the nearest one, if all of these reach each other, else each to the nearest one of
/// the largest part of the network.
/// </summary>
internal static class SnapWaypoints
{
    /// <summary>`unlimited`: farther than any road network reaches.</summary>
    private const double UnlimitedMetres = 2_000_000;

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
        Math.Min(UnlimitedMetres, options.Radiuses.ElementAtOrDefault(index) ?? network.Info.SnapLimitMetres);

    /// <summary>A place with the directions alone that are asked for.</summary>
    public static RoadPosition Restrict(RoadNetwork network, OsrmOptions options, int index, RoadPosition place, Func<int, bool>? mayUse) =>
        RoadSide.Restrict(network, options.Coordinates[index], options.Approaches.ElementAtOrDefault(index) ?? Approach.Unrestricted, mayUse is null ? place : place with
        {
            Forward = place.Forward && mayUse(2 * place.Edge),
            Backward = place.Backward && mayUse(2 * place.Edge + 1),
        });

    private static IReadOnlyList<RoadPosition> Candidates(RoadNetwork network, OsrmOptions options, int index)
    {
        var (point, limit) = (options.Coordinates[index], Limit(network, options, index));
        var mayUse = BearingFilter.For(network, options, index);
        var places = options.SnapsToAny ? network.Nearest(point, 1, limit, mayUse) : network.Snap(point, limit, mayUse);
        return mayUse is null && options.Approaches.Count == 0 ? places : [.. places.Select(place => Restrict(network, options, index, place, mayUse))];
    }
}
