namespace CoverageMap.Geo.Roads.Snapping;

/// <summary>Metres east and north of a point, flat: exact enough for the few kilometres about it.</summary>
internal readonly struct Plane
{
    /// <summary>Metres of 10⁻⁷ degrees along a meridian of the mean sphere.</summary>
    private const double MetresPerUnit = 6_371_008.8 * Math.PI / 180 * 1e-7;

    private readonly int _lon;
    private readonly int _lat;
    private readonly double _eastPerUnit;

    public Plane(LonLat about)
    {
        (_lon, _lat) = ((int)Math.Round(about.Lon * 1e7), (int)Math.Round(about.Lat * 1e7));
        _eastPerUnit = MetresPerUnit * Math.Cos(double.DegreesToRadians(about.Lat));
    }

    public (double East, double North) Of(int lon, int lat) => (((long)lon - _lon) * _eastPerUnit, ((long)lat - _lat) * MetresPerUnit);

    /// <summary>The square of the distance to the nearest corner or border, 0 inside.</summary>
    public double SquaredTo(Box box)
    {
        var east = Math.Max(0, Math.Max((long)box.West - _lon, (long)_lon - box.East)) * _eastPerUnit;
        var north = Math.Max(0, Math.Max((long)box.South - _lat, (long)_lat - box.North)) * MetresPerUnit;
        return east * east + north * north;
    }
}
