using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>Makes one path of several, each of which begins where the one before ends.</summary>
public static class JoinPaths
{
    public static RoadPath Run(IReadOnlyList<RoadPath> paths)
    {
        if (paths.Count == 1) return paths[0];
        var pieces = new List<PathPiece>();
        foreach (var piece in paths.SelectMany(path => path.Pieces))
        {
            if (piece.FromDm == piece.ToDm && piece is { Ms: 0, TurnMs: 0 }) continue;
            if (pieces.Count > 0 && pieces[^1] is var last && last.Arc == piece.Arc && last.ToDm == piece.FromDm)
                pieces[^1] = last with { ToDm = piece.ToDm, Ms = last.Ms + piece.Ms, TurnMs = last.TurnMs + piece.TurnMs };
            else pieces.Add(piece);
        }
        return new RoadPath((uint)paths.Sum(path => path.Milliseconds), (uint)paths.Sum(path => path.Decimetres), pieces);
    }
}
