using CoverageMap.Geo.Roads.Matching;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>The ways along which a trace was recorded.</summary>
internal static class MatchService
{
    public static ValueTask AnswerAsync(JsonAnswer answer, RoadNetwork network, OsrmOptions options, CancellationToken cancel)
    {
        var trace = options.Coordinates.Select((point, index) => new TracePoint(
            point, options.Timestamps.Count > 0 ? options.Timestamps[index] : null, options.Radiuses.ElementAtOrDefault(index) is { } radius ? radius : null,
            BearingFilter.For(network, options, index))).ToList();
        var kept = options.Tidy ? TidyTrace.Run(trace, [.. options.Waypoints]) : [.. Enumerable.Range(0, trace.Count)];
        var stretches = MatchTrace.Run(network, [.. kept.Select(index => trace[index])], !options.IgnoresGaps, cancel);
        if (stretches.Count == 0) throw new OsrmMistake("NoMatch", "Could not match the trace.");
        var points = TracedPoint.Of(stretches, kept, trace.Count);
        CheckWaypoints(options, stretches, points);
        var waypoints = options.Coordinates.Select((given, index) => points[index] is { } point ? new Waypoint(given, point.Place) : null).ToList();
        var matchings = stretches.Select(stretch => FindLegs.Run(network, [.. stretch.Points.Select(point => waypoints[kept[point]]!)], cancel)).ToList();
        var json = answer.Json;
        json.WriteStartObject();
        answer.Ok(network);
        json.WriteStartArray("matchings");
        var ends = options.Waypoints.Select(index => points[index]!.Index).ToList();
        foreach (var (legs, stretch) in matchings.Zip(stretches)) new RouteJson(answer, network, options).Write(FindLegs.Join(legs, ends), stretch.Confidence);
        json.WriteEndArray();
        if (!options.SkipWaypoints) WriteTrace(answer, network, options, waypoints, points);
        json.WriteEndObject();
        return answer.SendAsync(all: true);
    }

    private static void CheckWaypoints(OsrmOptions options, IReadOnlyList<MatchedStretch> stretches, TracedPoint?[] points)
    {
        if (options.Waypoints.Count == 0) return;
        if (stretches.Count > 1) throw new OsrmMistake("NoMatch", "Could not match the trace with the given waypoints.");
        if (options.Waypoints.Any(index => points[index] is null)) throw new OsrmMistake("NoMatch", "Requested waypoint parameter could not be matched.");
    }

    private static void WriteTrace(JsonAnswer answer, RoadNetwork network, OsrmOptions options, List<Waypoint?> waypoints, TracedPoint?[] points)
    {
        var json = answer.Json;
        var ends = options.Waypoints.ToList();
        json.WriteStartArray("tracepoints");
        foreach (var (index, waypoint) in waypoints.Index())
            if (waypoint is null) json.WriteNullValue();
            else
                answer.Waypoint(network, waypoint, options, () =>
                {
                    json.WriteNumber("matchings_index", points[index]!.Stretch);
                    if (ends.Count == 0) json.WriteNumber("waypoint_index", points[index]!.Index);
                    else if (ends.IndexOf(index) is var end and >= 0) json.WriteNumber("waypoint_index", end);
                    else json.WriteNull("waypoint_index");
                    json.WriteNumber("alternatives_count", points[index]!.Alternatives);
                });
        json.WriteEndArray();
    }
}
