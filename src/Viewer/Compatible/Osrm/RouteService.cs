using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>The fastest way along coordinates in the order given.</summary>
internal static class RouteService
{
    public static ValueTask AnswerAsync(JsonAnswer answer, RoadNetwork network, OsrmOptions options, CancellationToken cancel)
    {
        var waypoints = SnapWaypoints.Run(network, options);
        // A car cannot turn around anywhere; others can.
        var straight = options.ContinueStraight ?? network.Info.Profile == "car";
        var legs = FindLegs.Run(network, straight ? KeepStraight.Run(network, waypoints, cancel) : waypoints, cancel);
        var json = answer.Json;
        json.WriteStartObject();
        answer.Ok(network);
        json.WriteStartArray("routes");
        new RouteJson(answer, network, options).Write(FindLegs.Join(legs, options.Waypoints));
        json.WriteEndArray();
        var told = options.Waypoints.Count == 0 ? waypoints : options.Waypoints.Select(index => waypoints[index]);
        if (!options.SkipWaypoints) answer.Waypoints("waypoints", network, told, options);
        json.WriteEndObject();
        return answer.SendAsync(all: true);
    }
}
