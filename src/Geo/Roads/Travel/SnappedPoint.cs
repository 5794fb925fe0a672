using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Travel;

/// <summary>A point with the places on roads that it was taken to: at most one on each part of the network, none far from roads.</summary>
public sealed record SnappedPoint(LonLat Point, IReadOnlyList<RoadPosition> Positions)
{
    public bool IsNearRoad => Positions.Count > 0;

    /// <param name="limitMetres">How far a road may be; null: what the road file says.</param>
    public static SnappedPoint Of(RoadNetwork network, LonLat point, double? limitMetres = null) =>
        new(point, network.Snap(point, limitMetres ?? network.Info.SnapLimitMetres));

    /// <summary>Whether both are on one part of the network, in which every place is reached from every other.</summary>
    public bool IsConnectedTo(SnappedPoint other)
    {
        foreach (var mine in Positions)
            foreach (var its in other.Positions)
                if (mine.Component == its.Component) return true;
        return false;
    }
}
