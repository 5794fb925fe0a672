using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Guidance;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Steps with maneuvers and crossings, in OSRM's words.</summary>
internal sealed class StepJson(JsonAnswer answer, string profile, LineFormat geometries)
{
    private static readonly Dictionary<string, string> Modes = new() { ["foot"] = "walking", ["bicycle"] = "cycling" };

    public void Write(RouteStep step, LegLine line)
    {
        var json = answer.Json;
        json.WriteStartObject();
        answer.Tenths("distance", step.Metres);
        answer.Tenths("duration", step.Seconds);
        answer.Tenths("weight", step.Seconds);
        var points = line.Points.Skip(step.FirstPoint).Take(step.LastPoint - step.FirstPoint + 1).ToList();
        LineJson.Write(json, "geometry", points.Count > 1 ? points : [points[0], points[0]], geometries);
        json.WriteString("name", step.Name);
        if (step.Number != "") json.WriteString("ref", step.Number);
        if (step.RoundaboutName is { } ring) json.WriteString("rotary_name", ring);
        json.WriteString("mode", step.IsFerry ? "ferry" : Modes.GetValueOrDefault(profile, "driving"));
        json.WriteString("driving_side", "right");
        json.WritePropertyName("maneuver");
        Write(step.Maneuver);
        json.WriteStartArray("intersections");
        foreach (var crossing in step.Crossings) Write(crossing);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Maneuver maneuver)
    {
        var json = answer.Json;
        json.WriteStartObject();
        json.WritePropertyName("location");
        answer.Position(maneuver.Location);
        json.WriteNumber("bearing_before", Whole(maneuver.BearingBefore));
        json.WriteNumber("bearing_after", Whole(maneuver.BearingAfter));
        json.WriteString("type", Words(maneuver.Type.ToString()));
        if (maneuver.Direction is { } direction) json.WriteString("modifier", direction == TurnDirection.UTurn ? "uturn" : Words(direction.ToString()));
        if (maneuver.Exit is { } exit) json.WriteNumber("exit", exit);
        json.WriteEndObject();
    }

    private void Write(Crossing crossing)
    {
        var json = answer.Json;
        json.WriteStartObject();
        json.WritePropertyName("location");
        answer.Position(crossing.Location);
        json.WriteStartArray("bearings");
        foreach (var bearing in crossing.Bearings) json.WriteNumberValue(Whole(bearing));
        json.WriteEndArray();
        json.WriteStartArray("entry");
        foreach (var entry in crossing.Entry) json.WriteBooleanValue(entry);
        json.WriteEndArray();
        if (crossing.In is { } came) json.WriteNumber("in", came);
        if (crossing.Out is { } goes) json.WriteNumber("out", goes);
        List<string> classes = [.. Classes(crossing)];
        if (classes.Count > 0)
        {
            json.WriteStartArray("classes");
            foreach (var name in classes) json.WriteStringValue(name);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static IEnumerable<string> Classes(Crossing crossing)
    {
        if (crossing.RoadClass is "motorway" or "motorway_link") yield return "motorway";
        if (crossing.Traits.HasFlag(RoadTraits.Ferry)) yield return "ferry";
        if (crossing.Traits.HasFlag(RoadTraits.Tunnel)) yield return "tunnel";
    }

    private static int Whole(double bearing) => (int)Math.Round(bearing) % 360;

    // NewName: "new name".
    private static string Words(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
