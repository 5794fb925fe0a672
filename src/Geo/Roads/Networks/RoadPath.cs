namespace CoverageMap.Geo.Roads.Networks;

/// <summary>A fastest path over roads, from one place on them to another.</summary>
public sealed record RoadPath(uint Milliseconds, uint Decimetres, IReadOnlyList<PathPiece> Pieces);

/// <summary>A stretch of one arc.</summary>
/// <param name="FromDm">Decimetres from the arc's own beginning at which the stretch begins; so <paramref name="ToDm"/>.</param>
/// <param name="Ms">Milliseconds of riding.</param>
/// <param name="TurnMs">Milliseconds lost in turning into it, 0 for the first.</param>
public readonly record struct PathPiece(int Arc, uint FromDm, uint ToDm, uint Ms, uint TurnMs);
