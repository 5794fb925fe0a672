namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>Whether something is to be said at a junction outside roundabouts, and what.</summary>
internal static class TurnManeuver
{
    /// <summary>Roads within this angle of one's own direction lie ahead.</summary>
    private const double Ahead = 50;

    /// <summary>By so much a road must be straighter than others to be the one that is followed unsaid.</summary>
    private const double Straighter = 25;

    /// <param name="from">The road one comes on.</param>
    /// <param name="to">The road taken.</param>
    /// <returns>Null where one just follows the road.</returns>
    public static (ManeuverType Type, TurnDirection Direction)? At(Road from, Way to, JunctionView junction)
    {
        var direction = to.IsBack ? TurnDirection.UTurn : TurnDirections.Of(to.Angle);
        var others = junction.Ways.Where(way => way.IsEntry && way.Arc != to.Arc).ToList();
        if (from.IsFerry != to.Road.IsFerry) return (ManeuverType.Notification, direction);
        if (to.IsBack) return (ManeuverType.Continue, direction);
        if (Ramp(from, to.Road) is { } ramp && (ramp != ManeuverType.Merge || others.Count == 0))
            return (ramp, Sideways(ramp, direction, to, others));
        if (others.Count == 0 || IsObvious(from, to, others)) return IsRenamed(from, to.Road) ? (ManeuverType.NewName, direction) : null;
        if (ForkSide(to, others) is { } side) return (ManeuverType.Fork, side);
        if (IsEndOfRoad(from, to, others)) return (ManeuverType.EndOfRoad, direction);
        if (direction == TurnDirection.Straight) return IsRenamed(from, to.Road) ? (ManeuverType.NewName, direction) : null;
        return (from.IsSame(to.Road) && to.Road.Name + to.Road.Number != "" ? ManeuverType.Continue : ManeuverType.Turn, direction);
    }

    // A road that loses its name is not worth a word, one that gets another is.
    private static bool IsRenamed(Road from, Road to) => !from.IsSame(to) && to.Name + to.Number != "";

    private static ManeuverType? Ramp(Road from, Road to) => (from.IsLink, to.IsLink) switch
    {
        (false, true) when from.IsHighway => ManeuverType.OffRamp,
        (false, true) when to.IsHighway => ManeuverType.OnRamp,
        (true, false) when to.IsHighway => ManeuverType.Merge,
        _ => null,
    };

    // A ramp that leaves straight ahead is told by the side of the road on which it leaves.
    private static TurnDirection Sideways(ManeuverType ramp, TurnDirection direction, Way to, List<Way> others) =>
        ramp == ManeuverType.Merge || direction != TurnDirection.Straight || others.Count == 0 ? direction
        : to.Angle >= others.MinBy(way => Math.Abs(way.Angle))!.Angle ? TurnDirection.SlightRight : TurnDirection.SlightLeft;

    private static bool IsObvious(Road from, Way to, List<Way> others)
    {
        var angle = Math.Abs(to.Angle);
        if (angle > Ahead) return false;
        return others.All(other => Math.Abs(other.Angle) > Ahead || Math.Abs(other.Angle) >= angle + Straighter
            ? !(from.IsSame(other.Road) && !from.IsSame(to.Road) && other.Road.Rank < to.Road.Rank)
            : other.Road.Rank >= to.Road.Rank + 2 || (from.IsSame(to.Road) && from.Name != "" && other.Road.Rank > to.Road.Rank));
    }

    private static TurnDirection? ForkSide(Way to, List<Way> others)
    {
        var rivals = others.Where(other => Math.Abs(other.Angle) <= Ahead && Math.Abs(other.Road.Rank - to.Road.Rank) <= 1).ToList();
        if (Math.Abs(to.Angle) > Ahead || rivals.Count == 0) return null;
        if (rivals.All(rival => rival.Angle > to.Angle)) return TurnDirection.SlightLeft;
        return rivals.All(rival => rival.Angle < to.Angle) ? TurnDirection.SlightRight : TurnDirection.Straight;
    }

    private static bool IsEndOfRoad(Road from, Way to, List<Way> others) =>
        others is [var other] && !(from.IsSame(to.Road) && from.Name != "") && Math.Abs(to.Angle) is > 50 and < 150
        && Math.Abs(other.Angle) is > 50 and < 150 && Math.Sign(other.Angle) != Math.Sign(to.Angle);
}
