namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>A step while its end is not known yet.</summary>
internal sealed class OpenStep(Maneuver maneuver, int firstPiece, int arc)
{
    public Maneuver Maneuver { get; set; } = maneuver;

    public int FirstPiece { get; } = firstPiece;

    /// <summary>The arc whose road gives the step its name: the first, or the one after a small roundabout.</summary>
    public int NamedArc { get; set; } = arc;

    public string? RoundaboutName { get; set; }

    public List<Crossing> Crossings { get; } = [];
}
