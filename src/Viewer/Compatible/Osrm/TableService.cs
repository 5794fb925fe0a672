using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Times and distances from each of some coordinates to each of others.</summary>
internal static class TableService
{
    public static async ValueTask AnswerAsync(JsonAnswer answer, RoadNetwork network, OsrmOptions options, CancellationToken cancel)
    {
        var waypoints = SnapWaypoints.Run(network, options);
        var sources = Choose(waypoints, options.Sources);
        var targets = Choose(waypoints, options.Destinations);
        var withDistances = options.Annotations.HasFlag(Annotations.Distance);
        var table = network.Table([.. sources.Select(one => one.Place)], [.. targets.Select(one => one.Place)], withDistances, cancel);
        var cells = new TableCells(table, sources, targets, options);
        var json = answer.Json;
        json.WriteStartObject();
        answer.Ok(network);
        if (!options.SkipWaypoints)
        {
            answer.Waypoints("sources", network, sources, options);
            answer.Waypoints("destinations", network, targets, options);
        }
        if (options.Annotations.HasFlag(Annotations.Duration)) await WriteAsync(answer, "durations", table, cells.DurationTenths);
        if (withDistances) await WriteAsync(answer, "distances", table, cells.DistanceTenths);
        if (options.FallbackSpeed is not null) await WriteEstimatedAsync(answer, table);
        json.WriteEndObject();
        await answer.SendAsync(all: true);
    }

    private static IReadOnlyList<Waypoint> Choose(IReadOnlyList<Waypoint> waypoints, IReadOnlyList<int> indices) =>
        indices.Count == 0 ? waypoints : [.. indices.Select(index => waypoints[index])];

    private static async ValueTask WriteAsync(JsonAnswer answer, string name, RoadTable table, Func<int, int, long?> tenths)
    {
        var text = new RowText(table.Targets);
        answer.Json.WriteStartArray(name);
        for (var source = 0; source < table.Sources; source++)
        {
            var row = source;
            answer.Json.WriteRawValue(text.Write(target => tenths(row, target)), skipInputValidation: true);
            await answer.SendAsync();
        }
        answer.Json.WriteEndArray();
    }

    private static async ValueTask WriteEstimatedAsync(JsonAnswer answer, RoadTable table)
    {
        answer.Json.WriteStartArray("fallback_speed_cells");
        for (var source = 0; source < table.Sources; source++)
        {
            for (var target = 0; target < table.Targets; target++)
            {
                if (table.IsReachable(source, target)) continue;
                answer.Json.WriteStartArray();
                answer.Json.WriteNumberValue(source);
                answer.Json.WriteNumberValue(target);
                answer.Json.WriteEndArray();
            }
            await answer.SendAsync();
        }
        answer.Json.WriteEndArray();
    }
}
