namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>The bounds of positions in 10⁻⁷ degrees.</summary>
internal static class Globe
{
    public const double Unit = 1e-7;

    private const long HalfTurn = 1_800_000_000;

    public static bool Holds(long lon, long lat) => lon is >= -HalfTurn and <= HalfTurn && lat is >= -HalfTurn / 2 and <= HalfTurn / 2;

    /// <summary>Clamped for the last bit: 180 degrees must not come out as a little more.</summary>
    public static LonLat Position(int lon, int lat) => new(Math.Clamp(lon * Unit, -180, 180), Math.Clamp(lat * Unit, -90, 90));
}
