using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Answers;
using CoverageMap.Planner.Problems.Vroom.Reading;
using CoverageMap.Planner.Problems.Vroom.Stating;
using CoverageMap.Planner.Problems.Vroom.Travel;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Vroom;
using CoverageMap.Support;

namespace CoverageMap.Planner.Tests.Problems.Vroom;

/// <summary>VROOM problems as text, and what comes of them.</summary>
internal static class VroomTrial
{
    private static readonly VroomRoads Straight = new(new TravelTimesChoice());

    public static byte[] Example(string name) => File.ReadAllBytes(
        Path.Combine(Path.GetDirectoryName(ProjectData.Folder)!, "tests", "Planner.Tests", "Problems", "Vroom", "Examples", name));

    public static VroomInput Read(string json) => VroomReader.Read(Encoding.UTF8.GetBytes(json));

    public static VroomProblem State(string json, bool withGeometry = false) => Of(Read(json), withGeometry);

    /// <summary>Why a problem is refused, whether when it is read or stated.</summary>
    public static VroomException Refused(string json, bool withGeometry = false) => Assert.Throws<VroomException>(() => State(json, withGeometry));

    /// <summary>The answer in plan mode.</summary>
    public static JsonElement Check(string json, bool withGeometry = false) =>
        Json(new SolveVroom(Straight, () => throw new InvalidOperationException("Nothing is to be solved.")).Check(Read(json), withGeometry, default));

    /// <summary>The answer of an engine that takes the routes it is given for the best.</summary>
    public static JsonElement Solve(string json, bool withGeometry = false, VroomRoads? roads = null) =>
        Json(new SolveVroom(roads ?? Straight, () => new Content()).Solve(Read(json), withGeometry, new(), null, default));

    public static JsonElement Json(VroomAnswer answer)
    {
        using var text = new MemoryStream();
        VroomWriter.Write(text, answer);
        return JsonDocument.Parse(text.ToArray()).RootElement;
    }

    /// <summary>The problem with something of it changed.</summary>
    public static string With(string json, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(json)!;
        change(root);
        return root.ToJsonString();
    }

    public static string[] Causes(this JsonElement thing) =>
        [.. thing.GetProperty("violations").EnumerateArray().Select(violation => violation.GetProperty("cause").GetString()!)];

    public static JsonElement[] Steps(this JsonElement answer, int route = 0) => [.. answer.GetProperty("routes")[route].GetProperty("steps").EnumerateArray()];

    public static long[] Longs(this JsonElement thing, string name) => [.. thing.GetProperty(name).EnumerateArray().Select(value => value.GetInt64())];

    public static long Long(this JsonElement thing, string name) => thing.GetProperty(name).GetInt64();

    private static VroomProblem Of(VroomInput input, bool withGeometry) =>
        VroomProblem.Of(input, Straight, withGeometry, default);

    private sealed class Content : IRoutingEngine
    {
        public RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
            IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default) =>
            Timetable.Write(problem, start ?? [], cancel: cancel) ?? throw new InvalidOperationException("The routes do not fit.");
    }
}
