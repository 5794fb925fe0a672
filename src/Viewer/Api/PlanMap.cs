using CoverageMap.Geo;
using CoverageMap.Planner.Plans;

namespace CoverageMap.Viewer.Api;

/// <summary>
/// A plan as GeoJSON for the board's map: the lines and the stops of each route; no names, no addresses. Rides along
/// streets and straight ones are lines of their own, since a map draws them differently.
/// </summary>
internal static class PlanMap
{
    public static object Write(StoredPlan plan, PlanLegs legs) => new
    {
        type = "FeatureCollection",
        features = plan.Routes.Where(route => route.Stops.Count > 0).SelectMany(route => Features(route, legs.Of(route)))
            .Concat(plan.LeftOut.Select(visit => Point(visit.Position, new { kind = "leftOut", reason = visit.Reason })))
            .ToList(),
    };

    private static IEnumerable<object> Features(StoredRoute route, IReadOnlyList<PlanLeg> legs)
    {
        foreach (var way in legs.GroupBy(leg => leg.FollowsStreets))
            yield return Feature("MultiLineString", way.Select(leg => leg.Line.Select(Position).ToArray()).ToArray(),
                new { kind = "route", team = route.Number, way = way.Key ? "road" : "straight" });
        yield return Point(route.Depot, new { kind = "depot", team = route.Number });
        foreach (var stop in route.Stops)
            yield return Point(stop.Position, new { kind = "stop", team = route.Number, number = stop.Number });
    }

    private static object Point(LonLat at, object properties) => Feature("Point", Position(at), properties);

    private static object Feature(string type, object coordinates, object properties) =>
        new { type = "Feature", geometry = new { type, coordinates }, properties };

    private static double[] Position(LonLat at) => [Math.Round(at.Lon, 6), Math.Round(at.Lat, 6)];
}
