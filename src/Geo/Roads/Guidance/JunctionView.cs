using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>What one sees on reaching a junction: the roads that leave it, by bearing, and which of them may be entered.</summary>
internal sealed class JunctionView
{
    /// <summary>Directions are taken over so much of a road: its very beginning is often drawn askew.</summary>
    private const uint LookDm = 150;

    private JunctionView(LonLat location, double bearingIn, IReadOnlyList<Way> ways) =>
        (Location, BearingIn, Ways) = (location, bearingIn, ways);

    public LonLat Location { get; }

    /// <summary>The direction in which one arrives.</summary>
    public double BearingIn { get; }

    /// <summary>Ascending by bearing; the road one came on is among them.</summary>
    public IReadOnlyList<Way> Ways { get; }

    public static JunctionView After(RoadNetwork network, int arc)
    {
        var bearingIn = EndBearing(network, arc, network.LengthDm(arc >> 1));
        var junction = network.ToJunction(arc);
        var ways = network.ArcsAt(junction).Select(reaching => reaching ^ 1).Distinct()
            .Select(leaving => See(network, arc, leaving, bearingIn))
            .OrderBy(way => way.Bearing).ThenBy(way => way.Arc).ToList();
        return new(network.JunctionPosition(junction), bearingIn, ways);
    }

    /// <summary>The direction in which an arc leaves a place on it.</summary>
    public static double StartBearing(RoadNetwork network, int arc, uint fromDm)
    {
        var line = network.Line(arc, fromDm, Math.Min(network.LengthDm(arc >> 1), fromDm + LookDm));
        return Bearings.Between(line[0], line[^1]);
    }

    /// <summary>The direction in which an arc reaches a place on it.</summary>
    public static double EndBearing(RoadNetwork network, int arc, uint toDm)
    {
        var line = network.Line(arc, toDm > LookDm ? toDm - LookDm : 0, toDm);
        return Bearings.Between(line[0], line[^1]);
    }

    public int IndexOf(int arc)
    {
        for (var index = 0; index < Ways.Count; index++)
            if (Ways[index].Arc == arc) return index;
        return -1;
    }

    public Crossing Crossing(RoadNetwork network, int inArc, int outArc) => new(
        Location, [.. Ways.Select(way => way.Bearing)], [.. Ways.Select(way => way.IsEntry || way.Arc == outArc)], IndexOf(inArc ^ 1), IndexOf(outArc),
        network.ClassName(outArc >> 1), network.Traits(outArc >> 1));

    private static Way See(RoadNetwork network, int inArc, int outArc, double bearingIn)
    {
        var bearing = StartBearing(network, outArc, 0);
        var isBack = outArc == (inArc ^ 1);
        return new Way(
            outArc, bearing, isBack ? 180 : Bearings.Turn(bearingIn, bearing), isBack,
            !isBack && network.IsOpen(outArc) && network.IsTurnAllowed(inArc, outArc), Road.Of(network, outArc >> 1));
    }
}

/// <summary>A road that leaves a junction.</summary>
/// <param name="Angle">How far one turns into it, right above 0.</param>
/// <param name="IsBack">Whether it is the road one came on.</param>
/// <param name="IsEntry">Whether one may turn into it; turning around does not count.</param>
internal sealed record Way(int Arc, double Bearing, double Angle, bool IsBack, bool IsEntry, Road Road);

/// <summary>What matters of a road to tell the way.</summary>
/// <param name="Rank">0 for a motorway, growing as roads get smaller.</param>
internal sealed record Road(string Name, string Number, string Class, RoadTraits Traits, int Rank)
{
    private static readonly string[] Ranks =
        ["motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "service"];

    public bool IsFerry => Traits.HasFlag(RoadTraits.Ferry);

    public bool IsRing => Traits.HasFlag(RoadTraits.Roundabout);

    public bool IsLink => Traits.HasFlag(RoadTraits.Link);

    /// <summary>A road that is entered and left by slip roads.</summary>
    public bool IsHighway => Rank <= 1;

    public static Road Of(RoadNetwork network, int edge)
    {
        var @class = network.ClassName(edge);
        var rank = Array.IndexOf(Ranks, @class.EndsWith("_link", StringComparison.Ordinal) ? @class[..^5] : @class);
        return new(network.StreetName(edge), network.RoadNumber(edge), @class, network.Traits(edge), rank < 0 ? Ranks.Length : rank);
    }

    /// <summary>Whether one would call it the same road: the same name, else the same number, or neither has any.</summary>
    public bool IsSame(Road other) => Name != "" || other.Name != "" ? Name == other.Name : Number == other.Number;
}
