using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Guidance;

/// <summary>A roundabout as a whole: how it is told depends on its size and name.</summary>
internal static class Ring
{
    /// <summary>A ring within this radius, with four roads at most, is taken like a crossing.</summary>
    private const double CrossingRadiusMetres = 15;

    private const int MostPieces = 100, MostRoadsOfCrossing = 4;

    public static ManeuverType KindOf(RoadNetwork network, int ringArc)
    {
        double decimetres = 0;
        var roads = 0;
        var arc = ringArc;
        for (var piece = 0; piece < MostPieces; piece++)
        {
            decimetres += network.LengthDm(arc >> 1);
            var leaving = network.ArcsAt(network.ToJunction(arc)).Select(reaching => reaching ^ 1).ToList();
            if (leaving.Any(one => !IsRing(network, one))) roads++;
            if (leaving.FirstOrDefault(one => one != (arc ^ 1) && IsRing(network, one) && network.IsOpen(one), -1) is var next && next < 0) break;
            arc = next;
            if (arc == ringArc) break;
        }
        var radius = decimetres / 10 / (2 * Math.PI);
        if (radius <= CrossingRadiusMetres) return roads <= MostRoadsOfCrossing ? ManeuverType.RoundaboutTurn : ManeuverType.Roundabout;
        return network.StreetName(ringArc >> 1) != "" ? ManeuverType.Rotary : ManeuverType.Roundabout;
    }

    public static bool IsRing(RoadNetwork network, int arc) => network.Traits(arc >> 1).HasFlag(RoadTraits.Roundabout);

    /// <summary>Whether one may leave the ring at the junction at the end of an arc of it.</summary>
    public static bool HasExit(RoadNetwork network, int ringArc) => network.ArcsFrom(network.ToJunction(ringArc))
        .Any(arc => !IsRing(network, arc) && network.IsTurnAllowed(ringArc, arc));
}
