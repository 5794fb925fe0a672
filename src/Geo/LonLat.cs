using System.Globalization;

namespace CoverageMap.Geo;

/// <summary>A position in WGS 84 degrees, longitude first; the only coordinate type of the system.</summary>
public readonly record struct LonLat
{
    /// <summary>Mean radius of the earth in metres (IUGG R1).</summary>
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <param name="lon">Longitude in degrees, −180 to 180.</param>
    /// <param name="lat">Latitude in degrees, −90 to 90.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range or not a number.</exception>
    public LonLat(double lon, double lat)
    {
        if (!(lon is >= -180 and <= 180)) throw new ArgumentOutOfRangeException(nameof(lon), lon, "Longitude is −180 to 180.");
        if (!(lat is >= -90 and <= 90)) throw new ArgumentOutOfRangeException(nameof(lat), lat, "Latitude is −90 to 90.");
        Lon = lon;
        Lat = lat;
    }

    public double Lon { get; }
    public double Lat { get; }

    /// <summary>Great-circle distance in metres (haversine on the mean sphere; up to 0.5 % from the ellipsoid).</summary>
    public double DistanceMetresTo(LonLat other)
    {
        var sinLat = Math.Sin(double.DegreesToRadians(other.Lat - Lat) / 2);
        var sinLon = Math.Sin(double.DegreesToRadians(other.Lon - Lon) / 2);
        var h = sinLat * sinLat +
            Math.Cos(double.DegreesToRadians(Lat)) * Math.Cos(double.DegreesToRadians(other.Lat)) * sinLon * sinLon;
        return 2 * EarthRadiusMetres * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Lon:0.000000} {Lat:0.000000}");
}
