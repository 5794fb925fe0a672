using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Snapping;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Takes points to places on roads that can be both reached and left.</summary>
internal sealed class Snapper(RoadSections roads, EdgeLines lines)
{
    /// <summary>The component of the largest part of the network.</summary>
    private const int Main = 0;

    /// <summary>As <see cref="RoadNetwork.Snap"/>.</summary>
    public List<RoadPosition> OnePerComponent(LonLat point, double limitMetres, Func<int, bool>? mayUse)
    {
        var found = new List<RoadPosition>();
        roads.Tree.Visit(point, limitMetres, place =>
        {
            foreach (var component in Components(place.Edge, mayUse))
                if (!found.Exists(known => known.Component == component)) found.Add(PositionOf(place, component, mayUse));
            return !found.Exists(known => known.Component == Main);
        });
        return found;
    }

    /// <summary>As <see cref="RoadNetwork.Nearest"/>.</summary>
    public List<RoadPosition> Nearest(LonLat point, int most, double limitMetres, Func<int, bool>? mayUse)
    {
        var found = new List<RoadPosition>();
        if (most <= 0) return found;
        roads.Tree.Visit(point, limitMetres, place =>
        {
            if (found.Exists(known => known.Edge == place.Edge)) return true;
            foreach (var component in Components(place.Edge, mayUse).Take(1)) found.Add(PositionOf(place, component, mayUse));
            return found.Count < most;
        });
        return found;
    }

    private IEnumerable<int> Components(int edge, Func<int, bool>? mayUse) => new[] { 2 * edge, 2 * edge + 1 }
        .Where(arc => roads.ArcComponent[arc] != Graph.Components.None && (mayUse is null || mayUse(arc)))
        .Select(arc => roads.ArcComponent[arc]).Distinct();

    private RoadPosition PositionOf(PlaceOnLine place, int component, Func<int, bool>? mayUse)
    {
        bool Is(int arc) => roads.ArcComponent[arc] == component && (mayUse is null || mayUse(arc));
        return new RoadPosition(
            place.Edge, lines.OffsetDm(place.Edge, place.Point, place.Share), lines.PositionAt(place.Point, place.Share),
            place.Metres, component, Is(2 * place.Edge), Is(2 * place.Edge + 1));
    }
}
