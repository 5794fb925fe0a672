using System.Collections.Concurrent;
using System.Globalization;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CoverageMap.Geo.Coordinates;

/// <summary>Takes positions from VN-2000 to WGS 84 and back, by the national parameters of EPSG:6960.</summary>
/// <remarks>
/// EPSG:6960 states its rotations as a coordinate frame (−0.00928836, 0.01975479, −0.00427372″); TOWGS84 wants a position
/// vector, in which the three change their sign. Leaving the signs as they are is off by metres.
/// </remarks>
public static class Vn2000
{
    private const string ToWgs84 = "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278";

    // A transform keeps no state between calls, so one for each system serves all threads; making one takes milliseconds.
    private static readonly ConcurrentDictionary<int, (MathTransform ToDegrees, MathTransform ToMetres)> Transforms = new();

    /// <param name="east">Metres, with the false easting of 500 km.</param>
    /// <param name="north">Metres from the equator.</param>
    public static (double Lon, double Lat) ToDegrees(CoordinateSystem system, double east, double north) =>
        Transform(system).ToDegrees.Transform(east, north);

    /// <returns>Metres.</returns>
    public static (double East, double North) ToMetres(CoordinateSystem system, LonLat position) =>
        Transform(system).ToMetres.Transform(position.Lon, position.Lat);

    private static (MathTransform ToDegrees, MathTransform ToMetres) Transform(CoordinateSystem system) =>
        Transforms.GetOrAdd(system.Epsg, static (_, system) =>
        {
            var projected = new CoordinateSystemFactory().CreateFromWkt(Wkt(system));
            var factory = new CoordinateTransformationFactory();
            return (factory.CreateFromCoordinateSystems(projected, GeographicCoordinateSystem.WGS84).MathTransform,
                factory.CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84, projected).MathTransform);
        }, system);

    private static string Wkt(CoordinateSystem system) => string.Create(CultureInfo.InvariantCulture, $$"""
        PROJCS["VN-2000 {{system.Epsg}}",
          GEOGCS["VN-2000",
            DATUM["Vietnam_2000", SPHEROID["WGS 84", 6378137, 298.257223563], TOWGS84[{{ToWgs84}}]],
            PRIMEM["Greenwich", 0], UNIT["degree", 0.0174532925199433]],
          PROJECTION["Transverse_Mercator"],
          PARAMETER["latitude_of_origin", 0], PARAMETER["central_meridian", {{system.CentralMeridian}}],
          PARAMETER["scale_factor", {{system.Scale}}], PARAMETER["false_easting", 500000], PARAMETER["false_northing", 0],
          UNIT["metre", 1], AUTHORITY["EPSG", "{{system.Epsg}}"]]
        """);
}
