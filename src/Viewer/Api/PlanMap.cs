using CoverageMap.Geo;
using CoverageMap.Planner.Plans;

namespace CoverageMap.Viewer.Api;

/// <summary>A plan as GeoJSON for the board's map: a line and the stops of each route; no names, no addresses.</summary>
internal static class PlanMap
{
    public static object Write(StoredPlan plan) => new
    {
        type = "FeatureCollection",
        features = plan.Routes.Where(route => route.Stops.Count > 0).SelectMany(Features)
            .Concat(plan.LeftOut.Select(visit => Point(visit.Position, new { kind = "leftOut", reason = visit.Reason })))
            .ToList(),
    };

    private static IEnumerable<object> Features(StoredRoute route)
    {
        var path = route.Stops.Select(stop => stop.Position).Prepend(route.Depot).Append(route.Depot).Select(Position);
        yield return Feature("LineString", path.ToArray(), new { kind = "route", team = route.Number });
        yield return Point(route.Depot, new { kind = "depot", team = route.Number });
        foreach (var stop in route.Stops)
            yield return Point(stop.Position, new { kind = "stop", team = route.Number, number = stop.Number });
    }

    private static object Point(LonLat at, object properties) => Feature("Point", Position(at), properties);

    private static object Feature(string type, object coordinates, object properties) =>
        new { type = "Feature", geometry = new { type, coordinates }, properties };

    private static double[] Position(LonLat at) => [Math.Round(at.Lon, 6), Math.Round(at.Lat, 6)];
}
