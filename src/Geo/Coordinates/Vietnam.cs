namespace CoverageMap.Geo.Coordinates;

/// <summary>The degrees between which Vietnam lies, its islands with it. No latitude of it is also a longitude.</summary>
internal static class Vietnam
{
    private const double South = 6, North = 23.5, West = 102, East = 118;

    public static bool Holds(LonLat position) => HoldsLatitude(position.Lat) && HoldsLongitude(position.Lon);

    public static bool HoldsLatitude(double degrees) => degrees is >= South and <= North;

    public static bool HoldsLongitude(double degrees) => degrees is >= West and <= East;
}
