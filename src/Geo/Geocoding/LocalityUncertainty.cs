namespace CoverageMap.Geo.Geocoding;

/// <summary>How far from a hamlet's point its houses may be: the hamlet's reach and the point's own precision together.</summary>
public static class LocalityUncertainty
{
    private const double LeastMetres = 500, MostMetres = 3000;
    private const double MetresPerMinute = 1853;
    private const double GoodPointMetres = 100;

    /// <param name="toNeighbours">Mean distance to the nearest few hamlets in metres, or null when it is the only one.</param>
    /// <returns>Metres, 500 to 3,000.</returns>
    public static int Metres(LonLat point, double? toNeighbours)
    {
        // Half-way to the neighbours: in an even pattern nine tenths of a hamlet's land lie within it.
        var reach = toNeighbours / 2 ?? MostMetres;
        // Old maps were read to the arc minute. Nine tenths of a square lie within 0.558 of its side.
        var precision = IsWholeMinutes(point.Lon) && IsWholeMinutes(point.Lat) ? 0.558 * MetresPerMinute : GoodPointMetres;
        return (int)Math.Clamp(Math.Sqrt(reach * reach + precision * precision), LeastMetres, MostMetres);
    }

    // Gazetteers print five decimals or so: 106.78333.
    private static bool IsWholeMinutes(double degrees) => Math.Abs(degrees * 60 - Math.Round(degrees * 60)) < 0.002;
}
