using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Where to look for a household of which only the ward is known.</summary>
/// <param name="Centre">The centroid where it lies inside, else a point inside.</param>
/// <param name="RadiusMetres">The distance from the centre within which nine tenths of the surface lie.</param>
public sealed record AreaExtent(LonLat Centre, int RadiusMetres)
{
    private const int Steps = 40;

    public static AreaExtent Of(MultiPolygon boundary)
    {
        var inside = new IndexedPointInAreaLocator(boundary);
        var centroid = boundary.Centroid.Coordinate;
        var middle = inside.Locate(centroid) == Location.Interior ? centroid : boundary.InteriorPoint.Coordinate;
        var centre = new LonLat(middle.X, middle.Y);
        var distances = Grid(boundary.EnvelopeInternal).Where(point => inside.Locate(point) != Location.Exterior)
            .Select(point => centre.DistanceMetresTo(new LonLat(point.X, point.Y))).Order().ToList();
        var radius = distances.Count == 0 ? 0 : distances[(int)(distances.Count * 0.9)];
        return new AreaExtent(centre, Math.Max(100, (int)Math.Ceiling(radius)));
    }

    private static IEnumerable<Coordinate> Grid(Envelope bounds) =>
        from x in Enumerable.Range(0, Steps)
        from y in Enumerable.Range(0, Steps)
        select new Coordinate(bounds.MinX + bounds.Width * (x + 0.5) / Steps, bounds.MinY + bounds.Height * (y + 0.5) / Steps);
}
