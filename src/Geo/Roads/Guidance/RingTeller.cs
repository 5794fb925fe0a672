using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>
/// Tells the junctions of a leg one after the other, and counts exits on the way around a roundabout: entering it is one
/// step, leaving it another, and a ring as small as a crossing is one turn.
/// </summary>
internal sealed class RingTeller(RoadNetwork network)
{
    private ManeuverType? _kind;
    private int _exits;

    /// <summary>The step that begins at this junction; null when the open one goes on, which may learn its exit here.</summary>
    public Maneuver? Tell(OpenStep open, JunctionView junction, int inArc, int outArc)
    {
        var (isIn, isOut) = (Ring.IsRing(network, inArc), Ring.IsRing(network, outArc));
        if (!isIn && isOut) return Enter(junction, inArc, outArc);
        if (isIn && isOut)
        {
            if (_kind is not null && Ring.HasExit(network, inArc)) _exits++;
            return null;
        }
        if (isIn) return Leave(open, junction, outArc);
        var to = junction.Ways[junction.IndexOf(outArc)];
        return TurnManeuver.At(Road.Of(network, inArc >> 1), to, junction) is var (type, direction)
            ? new Maneuver(type, direction, junction.Location, junction.BearingIn, to.Bearing) : null;
    }

    private Maneuver Enter(JunctionView junction, int inArc, int outArc)
    {
        _kind = Ring.KindOf(network, outArc);
        // A junction may be entry and exit in one: then the exit back is the last, not the first.
        _exits = 0;
        var to = junction.Ways[junction.IndexOf(outArc)];
        // Told as a small crossing only once it is left again.
        return new Maneuver(_kind == ManeuverType.Rotary ? ManeuverType.Rotary : ManeuverType.Roundabout,
            inArc == (outArc ^ 1) ? TurnDirection.UTurn : TurnDirections.Of(to.Angle), junction.Location, junction.BearingIn, to.Bearing);
    }

    private Maneuver? Leave(OpenStep open, JunctionView junction, int outArc)
    {
        var to = junction.Ways[junction.IndexOf(outArc)];
        var kind = _kind;
        _kind = null;
        int? exit = kind is null ? null : _exits + 1;
        if (exit is not null) open.Maneuver = open.Maneuver with { Exit = exit };
        if (kind == ManeuverType.RoundaboutTurn)
        {
            open.NamedArc = outArc;
            open.Maneuver = open.Maneuver with
            {
                Type = ManeuverType.RoundaboutTurn,
                Direction = TurnDirections.Of(Bearings.Turn(open.Maneuver.BearingBefore, to.Bearing)),
            };
            return null;
        }
        if (kind == ManeuverType.Rotary) open.RoundaboutName = Road.Of(network, open.NamedArc >> 1).Name;
        return new Maneuver(kind == ManeuverType.Rotary ? ManeuverType.ExitRotary : ManeuverType.ExitRoundabout,
            TurnDirections.Of(to.Angle), junction.Location, junction.BearingIn, to.Bearing, exit);
    }
}
