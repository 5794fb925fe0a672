using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>Tells a leg as steps: from the departure over every turn worth a word to the arrival.</summary>
public static class DescribeLeg
{
    /// <summary>Nearer to the road than this a place lies on neither side.</summary>
    private const double BesideMetres = 3;

    /// <param name="from">The place meant at the beginning, where the snapped one is that of the line.</param>
    /// <returns>Two steps at least, the last the arrival.</returns>
    public static IReadOnlyList<RouteStep> Run(RoadNetwork network, RoadPath path, LegLine line, LonLat from, LonLat to)
    {
        var pieces = Trim(path.Pieces);
        if (pieces.Count == 0) return Standing(path, line);
        var offset = IndexOf(path.Pieces, pieces[0]);
        var first = JunctionView.StartBearing(network, pieces[0].Arc, pieces[0].FromDm);
        var depart = new Maneuver(ManeuverType.Depart, Side(line.Points[0], from, first), line.Points[0], 0, first);
        var opened = new OpenStep(depart, 0, pieces[0].Arc) { Crossings = { Begin(network, line.Points[0], pieces[0].Arc, first) } };
        var steps = TellPieces(network, pieces, opened);
        var told = steps.Select((step, index) => Close(
            network, path, line, step, index == 0 ? 0 : step.FirstPiece + offset,
            index + 1 < steps.Count ? steps[index + 1].FirstPiece + offset : path.Pieces.Count)).ToList();
        told.Add(Arrival(network, line, pieces[^1], to));
        return told;
    }

    // At each junction the step that is open takes it in, or ends and another begins.
    private static List<OpenStep> TellPieces(RoadNetwork network, List<PathPiece> pieces, OpenStep depart)
    {
        List<OpenStep> steps = [depart];
        var rings = new RingTeller(network);
        for (var piece = 1; piece < pieces.Count; piece++)
        {
            var (inArc, outArc) = (pieces[piece - 1].Arc, pieces[piece].Arc);
            if (inArc == outArc) continue; // a place on the way that is no waypoint
            if (IsMidway(network, pieces[piece - 1]))
            {
                steps.Add(TurnBack(network, pieces[piece - 1], outArc, piece));
                continue;
            }
            var junction = JunctionView.After(network, inArc);
            var crossing = junction.Crossing(network, inArc, outArc);
            if (rings.Tell(steps[^1], junction, inArc, outArc) is not { } maneuver) steps[^1].Crossings.Add(crossing);
            else steps.Add(new OpenStep(maneuver, piece, outArc) { Crossings = { crossing } });
        }
        return steps;
    }

    private static bool IsMidway(RoadNetwork network, PathPiece piece) => piece.ToDm < network.LengthDm(piece.Arc >> 1);

    private static OpenStep TurnBack(RoadNetwork network, PathPiece before, int outArc, int piece)
    {
        var bearing = JunctionView.EndBearing(network, before.Arc, before.ToDm);
        var place = network.Line(before.Arc, before.FromDm, before.ToDm)[^1];
        var back = Bearings.Opposite(bearing);
        var (ways, way) = back < bearing ? (new[] { back, bearing }, 0) : ([bearing, back], 1);
        return new OpenStep(new Maneuver(ManeuverType.Continue, TurnDirection.UTurn, place, bearing, back), piece, outArc)
        {
            Crossings = { new Crossing(place, ways, [true, true], way, way, network.ClassName(outArc >> 1), network.Traits(outArc >> 1)) },
        };
    }

    private static RouteStep Close(RoadNetwork network, RoadPath path, LegLine line, OpenStep step, int firstPiece, int endPiece)
    {
        double ms = 0, decimetres = 0;
        for (var piece = firstPiece; piece < endPiece; piece++)
        {
            ms += path.Pieces[piece].Ms + (double)path.Pieces[piece].TurnMs;
            decimetres += path.Pieces[piece].ToDm - path.Pieces[piece].FromDm;
        }
        var lastPoint = endPiece < path.Pieces.Count ? line.FirstPoint[endPiece] : line.Points.Count - 1;
        var road = Road.Of(network, step.NamedArc >> 1);
        return new RouteStep(
            step.Maneuver, decimetres / 10, ms / 1000, line.FirstPoint[firstPiece], lastPoint, road.Name, road.Number, road.IsFerry,
            step.RoundaboutName, step.Crossings);
    }

    private static Crossing Begin(RoadNetwork network, LonLat place, int arc, double bearing) =>
        new(place, [bearing], [true], null, 0, network.ClassName(arc >> 1), network.Traits(arc >> 1));

    private static RouteStep Arrival(RoadNetwork network, LegLine line, PathPiece last, LonLat to)
    {
        var bearing = JunctionView.EndBearing(network, last.Arc, last.ToDm);
        var end = line.Points[^1];
        var road = Road.Of(network, last.Arc >> 1);
        var arrive = new Maneuver(ManeuverType.Arrive, Side(end, to, bearing), end, bearing, 0);
        var crossing = new Crossing(end, [Bearings.Opposite(bearing)], [true], 0, null, road.Class, road.Traits);
        return new RouteStep(arrive, 0, 0, line.Points.Count - 1, line.Points.Count - 1, road.Name, road.Number, road.IsFerry, null, [crossing]);
    }

    // A leg that goes nowhere still departs and arrives.
    private static IReadOnlyList<RouteStep> Standing(RoadPath path, LegLine line)
    {
        var place = line.Points[0];
        RouteStep Step(ManeuverType type, double metres, double seconds, int firstPoint, Crossing crossing) => new(
            new Maneuver(type, null, place, 0, 0), metres, seconds, firstPoint, 1, "", "", false, null, [crossing]);
        return
        [
            Step(ManeuverType.Depart, path.Decimetres / 10.0, path.Milliseconds / 1000.0, 0, new Crossing(place, [0], [true], null, 0, "", default)),
            Step(ManeuverType.Arrive, 0, 0, 1, new Crossing(place, [180], [true], 0, null, "", default)),
        ];
    }

    private static TurnDirection? Side(LonLat onRoad, LonLat meant, double bearing) =>
        onRoad.DistanceMetresTo(meant) < BesideMetres ? null
        : Bearings.Turn(bearing, Bearings.Between(onRoad, meant)) > 0 ? TurnDirection.Right : TurnDirection.Left;

    private static List<PathPiece> Trim(IReadOnlyList<PathPiece> pieces)
    {
        var (first, end) = (0, pieces.Count);
        while (first < end && pieces[first].FromDm == pieces[first].ToDm) first++;
        while (end > first && pieces[end - 1].FromDm == pieces[end - 1].ToDm) end--;
        return [.. pieces.Skip(first).Take(end - first)];
    }

    private static int IndexOf(IReadOnlyList<PathPiece> pieces, PathPiece first)
    {
        var index = 0;
        while (pieces[index] != first) index++;
        return index;
    }
}
