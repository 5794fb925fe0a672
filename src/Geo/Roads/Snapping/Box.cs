using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Snapping;

/// <summary>A rectangle in 10⁻⁷ degrees, borders included.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Box(int West, int South, int East, int North)
{
    public static Box Empty => new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public Box With(int lon, int lat) => new(Math.Min(West, lon), Math.Min(South, lat), Math.Max(East, lon), Math.Max(North, lat));

    public Box With(Box other) => new(
        Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));
}

/// <summary>Some consecutive points of an edge's line.</summary>
/// <param name="FirstPoint">The first of them, by its number among all points.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct LinePart(int Edge, int FirstPoint)
{
    /// <summary>Pieces of line that a part has at most.</summary>
    public const int MostPieces = 8;
}
