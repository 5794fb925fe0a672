namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>Which way a turn goes, as one would tell it.</summary>
public enum TurnDirection { UTurn, SharpRight, Right, SlightRight, Straight, SlightLeft, Left, SharpLeft }

public static class TurnDirections
{
    /// <param name="angle">As of <see cref="Bearings.Turn"/>: right above 0.</param>
    public static TurnDirection Of(double angle) => Math.Abs(angle) switch
    {
        <= 20 => TurnDirection.Straight,
        <= 40 => angle > 0 ? TurnDirection.SlightRight : TurnDirection.SlightLeft,
        <= 120 => angle > 0 ? TurnDirection.Right : TurnDirection.Left,
        < 179 => angle > 0 ? TurnDirection.SharpRight : TurnDirection.SharpLeft,
        _ => TurnDirection.UTurn,
    };
}
