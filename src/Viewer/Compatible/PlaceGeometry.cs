using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace CoverageMap.Viewer.Compatible;

/// <summary>A place's GeoJSON geometry: its outline where one is wanted and known, else its point.</summary>
internal static class PlaceGeometry
{
    public static JsonObject Write(FoundPlace place, NominatimRequest request)
    {
        if (!request.PolygonGeoJson || place.Outline is not { } outline)
            return new JsonObject { ["type"] = "Point", ["coordinates"] = Position(place.Position.Lon, place.Position.Lat) };
        var shape = request.PolygonThreshold > 0 ? TopologyPreservingSimplifier.Simplify(outline, request.PolygonThreshold) : outline;
        var polygons = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>().Select(Rings).ToList();
        return polygons.Count == 1
            ? new JsonObject { ["type"] = "Polygon", ["coordinates"] = polygons[0] }
            : new JsonObject { ["type"] = "MultiPolygon", ["coordinates"] = new JsonArray([.. polygons]) };
    }

    private static JsonArray Rings(Polygon polygon) => [.. polygon.InteriorRings.Prepend(polygon.ExteriorRing)
        .Select(ring => new JsonArray([.. ring.Coordinates.Select(at => Position(at.X, at.Y))]))];

    private static JsonArray Position(double lon, double lat) => [PlaceJson.Number(lon), PlaceJson.Number(lat)];
}
