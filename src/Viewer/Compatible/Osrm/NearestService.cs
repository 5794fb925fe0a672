using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>The roads nearest to a coordinate.</summary>
internal static class NearestService
{
    public static ValueTask AnswerAsync(JsonAnswer answer, RoadNetwork network, OsrmOptions options)
    {
        var mayUse = BearingFilter.For(network, options, 0);
        var found = network.Nearest(options.Coordinates[0], options.Number, SnapWaypoints.Limit(network, options, 0), mayUse);
        if (found.Count == 0) throw new OsrmMistake("NoSegment", "Could not find a matching segments for coordinate");
        var json = answer.Json;
        json.WriteStartObject();
        answer.Ok(network);
        if (!options.SkipWaypoints)
            answer.Waypoints("waypoints", network, found.Select(place => new Waypoint(options.Coordinates[0], place)), options, _ => Nodes(answer));
        json.WriteEndObject();
        return answer.SendAsync(all: true);
    }

    // Ids of nodes are not kept; 0 is what OSRM writes for one that it does not know.
    private static void Nodes(JsonAnswer answer)
    {
        answer.Json.WriteStartArray("nodes");
        answer.Json.WriteNumberValue(0);
        answer.Json.WriteNumberValue(0);
        answer.Json.WriteEndArray();
    }
}
