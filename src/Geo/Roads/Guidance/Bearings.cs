namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>Directions in degrees clockwise from north, and the angles between them.</summary>
public static class Bearings
{
    /// <summary>The initial bearing of the great circle, 0 up to 360; 0 between equal places.</summary>
    public static double Between(LonLat from, LonLat to)
    {
        var (lat1, lat2) = (double.DegreesToRadians(from.Lat), double.DegreesToRadians(to.Lat));
        var lon = double.DegreesToRadians(to.Lon - from.Lon);
        var east = Math.Sin(lon) * Math.Cos(lat2);
        var north = Math.Cos(lat1) * Math.Sin(lat2) - Math.Sin(lat1) * Math.Cos(lat2) * Math.Cos(lon);
        return Normal(double.RadiansToDegrees(Math.Atan2(east, north)));
    }

    /// <summary>How far one turns from one bearing to another: right above 0, left below, from −180 (excluded) to 180.</summary>
    public static double Turn(double before, double after)
    {
        var angle = Normal(after - before);
        return angle > 180 ? angle - 360 : angle;
    }

    public static double Opposite(double bearing) => Normal(bearing + 180);

    private static double Normal(double degrees)
    {
        var rest = degrees % 360;
        return rest < 0 ? rest + 360 : rest;
    }
}
