namespace CoverageMap.Geo.Roads.Snapping;

/// <summary>The Hilbert curve, along which what is near each other mostly follows each other.</summary>
internal static class Hilbert
{
    private const int Bits = 16;

    /// <summary>The place along the curve of a position in 10⁻⁷ degrees, within a square cut into 65,536 by 65,536 cells.</summary>
    public static uint KeyOf(int lon, int lat, Box within)
    {
        var size = Math.Max(1, Math.Max((long)within.East - within.West, (long)within.North - within.South));
        var x = (uint)Math.Clamp(((long)lon - within.West << Bits) / (size + 1), 0, (1 << Bits) - 1);
        var y = (uint)Math.Clamp(((long)lat - within.South << Bits) / (size + 1), 0, (1 << Bits) - 1);
        return KeyOf(x, y);
    }

    private static uint KeyOf(uint x, uint y)
    {
        var key = 0u;
        for (var bit = 1u << Bits - 1; bit > 0; bit >>= 1)
        {
            var (right, upper) = ((x & bit) != 0 ? 1u : 0u, (y & bit) != 0 ? 1u : 0u);
            key = key << 2 | (3 * right ^ upper);
            if (upper != 0) continue;
            if (right != 0) (x, y) = (~x, ~y);
            (x, y) = (y, x);
        }
        return key;
    }
}
