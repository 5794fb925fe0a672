using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Trips;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>The way along coordinates in the order that makes it short.</summary>
internal static class TripService
{
    public static ValueTask AnswerAsync(JsonAnswer answer, RoadNetwork network, OsrmOptions options, CancellationToken cancel)
    {
        var waypoints = SnapWaypoints.Run(network, options);
        var places = waypoints.Select(waypoint => waypoint.Place).ToList();
        var table = network.Table(places, places, withDistances: false, cancel);
        if (table.Milliseconds.Contains(RoadTable.Unreachable)) throw new OsrmMistake("NoTrips", "No trip visiting all destinations possible.");
        var order = OrderTrip.Run(table, new TripEnds(options.Roundtrip, options.StartsFirst, options.EndsLast));
        var visits = order.Select(place => waypoints[place]).ToList();
        if (options.Roundtrip) visits.Add(visits[0]);
        var legs = FindLegs.Run(network, visits, cancel);
        var json = answer.Json;
        json.WriteStartObject();
        answer.Ok(network);
        json.WriteStartArray("trips");
        new RouteJson(answer, network, options).Write(legs);
        json.WriteEndArray();
        if (!options.SkipWaypoints)
            answer.Waypoints("waypoints", network, waypoints, options, place =>
            {
                json.WriteNumber("trips_index", 0);
                json.WriteNumber("waypoint_index", Array.IndexOf(order, place));
            });
        json.WriteEndObject();
        return answer.SendAsync(all: true);
    }
}
