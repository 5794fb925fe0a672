using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Guidance;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Routes with their legs and what is asked for of them.</summary>
internal sealed class RouteJson(JsonAnswer answer, RoadNetwork network, OsrmOptions options)
{
    public void Write(IReadOnlyList<RouteLeg> legs, double? confidence = null)
    {
        var json = answer.Json;
        var lines = legs.Select(leg => LegLine.Of(network, leg.Path, leg.From.Place.Position)).ToList();
        json.WriteStartObject();
        if (confidence is { } sure) json.WriteNumber("confidence", Math.Round(sure, 6));
        Totals(legs.Sum(leg => (double)leg.Path.Decimetres), legs.Sum(leg => (double)leg.Path.Milliseconds));
        json.WriteString("weight_name", "duration");
        if (options.Overview is Overview.Simplified or Overview.Full)
            LineJson.Write(json, "geometry", OverviewOf(lines), options.Geometries);
        json.WriteStartArray("legs");
        for (var index = 0; index < legs.Count; index++) Leg(legs[index], lines[index]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Totals(double decimetres, double milliseconds)
    {
        answer.Tenths("distance", decimetres / 10);
        answer.Tenths("duration", milliseconds / 1000);
        answer.Tenths("weight", milliseconds / 1000);
    }

    private void Leg(RouteLeg leg, LegLine line)
    {
        var json = answer.Json;
        var steps = options.Steps ? DescribeLeg.Run(network, leg.Path, line, leg.From.Given, leg.To.Given) : [];
        json.WriteStartObject();
        Totals(leg.Path.Decimetres, leg.Path.Milliseconds);
        json.WriteString("summary", LegSummary.Of(steps));
        if (options.Overview == Overview.ByLegs) LineJson.Write(json, "geometry", line.Points, options.Geometries);
        json.WriteStartArray("steps");
        var writer = new StepJson(answer, network.Info.Profile, options.Geometries);
        foreach (var step in steps) writer.Write(step, line);
        json.WriteEndArray();
        if (options.Annotations != Annotations.None) AnnotationJson.Write(json, line, options.Annotations, network.Info.SpeedModel);
        json.WriteEndObject();
    }

    private IReadOnlyList<LonLat> OverviewOf(List<LegLine> lines)
    {
        var scale = SimplifyLine.ScaleFor(lines.SelectMany(line => line.Points));
        // A place between two legs is told once.
        return [.. lines.Select(line => options.Overview == Overview.Full ? line.Points : SimplifyLine.Run(line.Points, scale))
            .SelectMany((points, index) => points.Skip(index == 0 ? 0 : 1))];
    }
}
