using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageMap.Geo.Roads;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Support;

namespace CoverageMap.Planner.Tests.Problems.Vroom;

/// <summary>Answers in solving mode; the routes are given as steps to begin with, which the trial's engine keeps.</summary>
public sealed class VroomAnswerTests
{
    private const string Two = """
        {"vehicles": [{"id": 5, "description": "red", "start_index": 0, "end_index": 0, "capacity": [3, 3], "type": "van", "time_window": [1600000000, 1600009000],
            "costs": {"fixed": 7, "per_hour": 1800, "per_task_hour": 360, "per_km": 10}, "breaks": [{"id": 3, "description": "tea", "service": 100, "time_windows": [[1600000150, 1600000150]]}],
            "steps": [{"type": "job", "id": 1}, {"type": "job", "id": 2}, {"type": "pickup", "id": 1}, {"type": "delivery", "id": 1}]}],
         "jobs": [{"id": 1, "description": "đầu ngõ", "location": [105.5, 21], "location_index": 1, "setup": 5, "service": 20, "service_per_type": {"van": 30}, "delivery": [1, 2], "priority": 4},
                  {"id": 2, "location_index": 1, "setup": 5, "service": 20, "pickup": [1, 0]},
                  {"id": 3, "location_index": 2, "description": "left"}],
         "shipments": [{"amount": [2, 1], "priority": 3, "pickup": {"id": 1, "location_index": 2}, "delivery": {"id": 1, "location_index": 0, "setup": 60}}],
         "matrices": {"car": {"durations": [[0, 101, 300], [99, 0, 200], [300, 200, 0]], "distances": [[0, 1500, 3000], [1500, 0, 2000], [3000, 2000, 0]]}}}
        """;

    [Fact]
    public void Timestamps_come_back_as_they_were_given()
    {
        var steps = VroomTrial.Solve(Two).Steps();

        Assert.Equal(["start", "job", "break", "job", "pickup", "delivery", "end"], Order(steps));
        Assert.All(steps, step => Assert.InRange(step.Long("arrival"), 1600000000, 1600009000));
        for (var rank = 1; rank < steps.Length; rank++)
            Assert.Equal(steps[rank].Long("arrival") - Leaves(steps[rank - 1]), steps[rank].Long("duration") - steps[rank - 1].Long("duration"));

        static long Leaves(JsonElement step) => step.Long("arrival") + step.Long("waiting_time") + step.Long("setup") + step.Long("service");
    }

    [Fact]
    public void A_route_adds_up_its_steps()
    {
        var route = VroomTrial.Solve(Two).GetProperty("routes")[0];

        Assert.Equal((5, 601, 6500), (route.Long("vehicle"), route.Long("duration"), route.Long("distance")));
        Assert.Equal((65, 150, 4 + 3 + 3), (route.Long("setup"), route.Long("service"), route.Long("priority")));
        Assert.Equal("red", route.GetProperty("description").GetString());
        Assert.Equal([3, 3], route.Longs("delivery"));
        Assert.Equal([3, 3], route.Longs("amount"));
        Assert.Equal([3, 1], route.Longs("pickup"));
        // 7 of the vehicle; half of 601 and 6.5 times 10, rounded together; a tenth of 215, rounded down.
        Assert.Equal(7 + 366 + 21, route.Long("cost"));
        Assert.Empty(route.Causes());
    }

    [Fact]
    public void Setup_is_needed_once_at_a_place()
    {
        var steps = VroomTrial.Solve(Two).Steps();

        Assert.Equal([0, 5, 0, 0, 0, 60, 0], steps.Select(step => step.Long("setup")));
        Assert.Equal([0, 30, 100, 20, 0, 0, 0], steps.Select(step => step.Long("service")));
    }

    [Fact]
    public void No_setup_is_needed_where_the_vehicle_starts() => Assert.Equal(0, VroomTrial.Solve("""
        {"vehicles": [{"id": 1, "start_index": 0, "steps": [{"type": "job", "id": 1}]}], "jobs": [{"id": 1, "location_index": 0, "setup": 60}], "matrix": [[0]]}
        """).Steps()[1].Long("setup"));

    [Fact]
    public void Steps_tell_what_they_are_and_what_is_loaded()
    {
        var steps = VroomTrial.Solve(Two).Steps();

        Assert.Equal([[1, 2], [0, 0], [0, 0], [1, 0], [3, 1], [1, 0], [1, 0]], steps.Select(step => step.Longs("load")));
        Assert.Equal("đầu ngõ", steps[1].GetProperty("description").GetString());
        Assert.Equal((1, 1, 1), (steps[1].Long("id"), steps[1].Long("job"), steps[1].Long("location_index")));
        Assert.Equal([105.5, 21], steps[1].GetProperty("location").EnumerateArray().Select(value => value.GetDouble()));
        Assert.Equal((3, "tea"), (steps[2].Long("id"), steps[2].GetProperty("description").GetString()));
        Assert.Equal(0, steps[0].Long("location_index"));
        Assert.False(steps[0].TryGetProperty("id", out _));
        Assert.False(steps[2].TryGetProperty("job", out _));
    }

    [Fact]
    public void What_is_left_out_is_told()
    {
        var answer = VroomTrial.Solve(Two);

        var left = Assert.Single(answer.GetProperty("unassigned").EnumerateArray());
        Assert.Equal((3, "job", "left", 2), (left.Long("id"), left.GetProperty("type").GetString(), left.GetProperty("description").GetString(), left.Long("location_index")));
        var summary = answer.GetProperty("summary");
        Assert.Equal((1, 1, 394), (summary.Long("routes"), summary.Long("unassigned"), summary.Long("cost")));
        Assert.Equal(["loading", "solving", "routing"], summary.GetProperty("computing_times").EnumerateObject().Select(time => time.Name));
    }

    [Fact]
    public void The_documented_example_has_the_documented_answer()
    {
        var problem = JsonNode.Parse(VroomTrial.Example("example_2.json"))!;
        problem["vehicles"]![0]!["steps"] = JsonNode.Parse("""[{"type": "job", "id": 1414}, {"type": "job", "id": 1515}]""");
        var answer = JsonNode.Parse(VroomTrial.Solve(problem.ToJsonString()).GetRawText())!;
        answer["summary"]!.AsObject().Remove("computing_times");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(VroomTrial.Example("example_2_sol.json")), answer), answer.ToJsonString());
    }

    [Fact]
    public void An_answer_of_many_features_can_be_given_back_as_the_routes_to_check()
    {
        var answer = VroomTrial.Solve(Two);
        var checkedAgain = VroomTrial.Check(VroomTrial.With(Two, root => root["vehicles"]![0]!["steps"] = JsonNode.Parse(
            answer.GetProperty("routes")[0].GetProperty("steps").GetRawText())));

        Assert.Empty(checkedAgain.GetProperty("summary").Causes());
        Assert.Equal(answer.GetProperty("summary").Long("cost"), checkedAgain.GetProperty("summary").Long("cost"));
        Assert.Equal(Order(answer.Steps()), Order(checkedAgain.Steps()));
    }

    [Fact]
    public void Without_distances_none_are_told()
    {
        var answer = VroomTrial.Solve("""
            {"vehicles": [{"id": 1, "start": [105.8, 21], "steps": [{"type": "job", "id": 1}]}], "jobs": [{"id": 1, "location": [105.9, 21]}]}
            """);

        Assert.False(answer.GetProperty("summary").TryGetProperty("distance", out _));
        Assert.False(answer.GetProperty("summary").TryGetProperty("delivery", out _));
        Assert.False(answer.GetProperty("routes")[0].TryGetProperty("geometry", out _));
        Assert.Equal(0, answer.Steps()[0].Long("arrival"));
    }

    [Fact]
    public void With_geometry_the_way_goes_along_roads_and_distances_are_told()
    {
        var sketch = new RoadSketch("""
            a b
              c
            """).Road("abc");
        using var roads = new SketchedRoads(sketch);
        var problem = FormattableString.Invariant($$"""
            {"vehicles": [{"id": 1, "start": [{{sketch['a'].Lon}}, {{sketch['a'].Lat}}], "steps": [{"type": "job", "id": 1}]}], "jobs": [{"id": 1, "location": [{{sketch['c'].Lon}}, {{sketch['c'].Lat}}]}]}
            """);
        var answer = VroomTrial.Solve(problem, withGeometry: true, roads: new(new(roads.Folder)));

        Assert.Equal(200, answer.GetProperty("routes")[0].Long("distance"));
        Assert.Equal(Polyline.Encode([sketch['a'], sketch['b'], sketch['c']], 5), answer.GetProperty("routes")[0].GetProperty("geometry").GetString());
    }

    [Fact]
    public void Places_that_no_road_connects_are_a_routing_error()
    {
        var sketch = new RoadSketch("""
            a b



            x y
            """, gridMetres: 1000).Road("ab").Road("xy");
        using var roads = new SketchedRoads(sketch);
        var problem = FormattableString.Invariant($$"""
            {"vehicles": [{"id": 1, "start": [{{sketch['a'].Lon}}, {{sketch['a'].Lat}}]}], "jobs": [{"id": 1, "location": [{{sketch['b'].Lon}}, {{sketch['b'].Lat}}]}, {"id": 2, "location": [{{sketch['x'].Lon}}, {{sketch['x'].Lat}}]}]}
            """);

        Assert.Equal(VroomCode.Routing, Assert.Throws<VroomException>(() => VroomTrial.Solve(problem, roads: new(new(roads.Folder)))).Code);
    }

    [Theory]
    [InlineData("max_tasks", "\"max_tasks\": 1")]
    [InlineData("hours", "\"time_window\": [0, 60]")]
    public void A_route_to_begin_with_that_breaks_a_rule_is_refused(string named, string rule) => Assert.Contains(named, Assert.Throws<VroomException>(() => VroomTrial.Solve($$"""
        {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, {{rule}}, "breaks": [{"id": 1, "service": 10}], "steps": [{"type": "job", "id": 1}, {"type": "job", "id": 2}]}],
         "jobs": [{"id": 1, "location_index": 1}, {"id": 2, "location_index": 1}], "matrix": [[0, 30], [30, 0]]}
        """)).Message, StringComparison.Ordinal);

    private static string[] Order(JsonElement[] steps) => [.. steps.Select(step => step.GetProperty("type").GetString()!)];
}
