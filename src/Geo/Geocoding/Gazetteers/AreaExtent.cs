using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>Where to look for a household of which only the ward is known.</summary>
/// <param name="Centre">The centroid where it lies inside, else a point inside.</param>
/// <param name="RadiusMetres">The distance from the centre within which nine tenths of the surface lie.</param>
public sealed record AreaExtent(LonLat Centre, int RadiusMetres)
{
    private const int Steps = 40;

    // A disc would need 0.535; wards are long or bent, and the published centre is the seat of the ward's offices.
    private const double RadiusOfRoot = 0.75;

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

    /// <summary>For a ward of which only a published centre and its surface are known.</summary>
    /// <param name="squareKm">Surface in km².</param>
    public static AreaExtent About(LonLat centre, double squareKm) =>
        new(centre, Math.Max(100, (int)Math.Ceiling(RadiusOfRoot * 1000 * Math.Sqrt(squareKm))));

    /// <summary>Around several, for a unit that lies in one of them, or is made of them all; null for none.</summary>
    public static AreaExtent? Around(IReadOnlyList<AreaExtent> parts)
    {
        if (parts.Count <= 1) return parts.SingleOrDefault();
        var centre = new LonLat(parts.Average(part => part.Centre.Lon), parts.Average(part => part.Centre.Lat));
        return new AreaExtent(centre, (int)parts.Max(part => centre.DistanceMetresTo(part.Centre) + part.RadiusMetres * 0.8));
    }

    private static IEnumerable<Coordinate> Grid(Envelope bounds) =>
        from x in Enumerable.Range(0, Steps)
        from y in Enumerable.Range(0, Steps)
        select new Coordinate(bounds.MinX + bounds.Width * (x + 0.5) / Steps, bounds.MinY + bounds.Height * (y + 0.5) / Steps);
}
