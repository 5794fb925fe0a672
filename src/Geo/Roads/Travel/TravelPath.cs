using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Travel;

/// <summary>A stretch of a way along one street; without a name it may be any unnamed road or a path to a door.</summary>
public sealed record StreetStretch(string Name, string Number, string ClassName, double Metres, double Seconds)
{
    /// <summary>The street's name, else its number; "" without either.</summary>
    public string Label => Name.Length > 0 ? Name : Number;
}

/// <summary>The way of one ride: from a door on foot to the road, along it, and to the other door.</summary>
/// <param name="Line">From the one point to the other.</param>
/// <param name="Streets">Along the road, in order; without the walks.</param>
public sealed record TravelPath(
    IReadOnlyList<LonLat> Line, IReadOnlyList<StreetStretch> Streets, double WalkMetres, double Metres, double Seconds)
{
    /// <summary>Degrees; some five centimetres.</summary>
    private const double NoDistance = 5e-7;

    /// <summary>
    /// The names to follow, in the order in which they are first come to, each once; of more than so many the longest
    /// stretches.
    /// </summary>
    public IReadOnlyList<string> StreetNames(int most)
    {
        var named = Streets.Where(street => street.Label.Length > 0).GroupBy(street => street.Label)
            .Select((street, order) => (street.Key, order, Metres: street.Sum(stretch => stretch.Metres))).ToList();
        return [.. named.OrderByDescending(street => street.Metres).Take(most).OrderBy(street => street.order).Select(street => street.Key)];
    }

    /// <returns>Null where no road leads from the one to the other.</returns>
    public static TravelPath? Find(RoadNetwork network, SnappedPoint from, SnappedPoint to)
    {
        var walk = new Walk(network.Info.FootKmh);
        var (bestMs, best) = (long.MaxValue, default(TravelPath));
        foreach (var leave in from.Positions)
            foreach (var reach in to.Positions.Where(reach => reach.Component == leave.Component))
            {
                var walkMs = walk.Milliseconds(leave) + walk.Milliseconds(reach);
                if (network.Route(leave, reach) is { } road && walkMs + road.Milliseconds < bestMs)
                    (bestMs, best) = (walkMs + road.Milliseconds, Along(network, from.Point, leave, road, reach, to.Point, walkMs));
                if (Walk.Straight(from.Point, leave, to.Point, reach) is { } metres && walk.Milliseconds(metres) < bestMs)
                    (bestMs, best) = (walk.Milliseconds(metres), OnFoot(from.Point, to.Point, metres, walk.Milliseconds(metres)));
            }
        return best;
    }

    private static TravelPath OnFoot(LonLat from, LonLat to, double metres, long ms) => new([from, to], [], metres, metres, ms / 1000.0);

    private static TravelPath Along(
        RoadNetwork network, LonLat from, RoadPosition leave, RoadPath road, RoadPosition reach, LonLat to, long walkMs)
    {
        var line = new List<LonLat> { from };
        Add(line, leave.Position);
        foreach (var piece in road.Pieces)
            foreach (var point in network.Line(piece.Arc, piece.FromDm, piece.ToDm)) Add(line, point);
        Add(line, reach.Position);
        Add(line, to);
        if (line.Count == 1) line.Add(to);
        var walk = leave.DistanceMetres + reach.DistanceMetres;
        return new(line, StretchesOf(network, road), walk, walk + road.Decimetres / 10.0, (walkMs + road.Milliseconds) / 1000.0);
    }

    private static void Add(List<LonLat> line, LonLat point)
    {
        // Pieces meet at a point that each rounds for itself.
        if (Math.Abs(line[^1].Lon - point.Lon) > NoDistance || Math.Abs(line[^1].Lat - point.Lat) > NoDistance) line.Add(point);
    }

    /// <summary>Pieces one after the other along the same street are one stretch.</summary>
    private static List<StreetStretch> StretchesOf(RoadNetwork network, RoadPath road)
    {
        var streets = new List<StreetStretch>();
        foreach (var piece in road.Pieces)
        {
            var edge = piece.Arc / 2;
            var stretch = new StreetStretch(network.StreetName(edge), network.RoadNumber(edge), network.ClassName(edge),
                (piece.ToDm - piece.FromDm) / 10.0, (piece.Ms + piece.TurnMs) / 1000.0);
            if (streets.Count > 0 && streets[^1].Label == stretch.Label && (stretch.Label.Length > 0 || streets[^1].ClassName == stretch.ClassName))
                streets[^1] = streets[^1] with { Metres = streets[^1].Metres + stretch.Metres, Seconds = streets[^1].Seconds + stretch.Seconds };
            else
                streets.Add(stretch);
        }
        return streets;
    }
}
