using System.Text.Json.Nodes;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Reading;
using CoverageMap.Planner.Vroom;

namespace CoverageMap.Planner.Tests.Problems.Vroom;

/// <summary>Plan mode: times for given routes, and what they break.</summary>
public sealed class VroomCheckTests
{
    /// <summary>A vehicle that does job 1 at 100 s and shipment 1, 100 s each ride, and keeps every rule.</summary>
    private const string Kept = """
        {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "capacity": [2], "skills": [1], "time_window": [0, 2000],
            "max_tasks": 3, "max_travel_time": 400, "max_distance": 4000, "breaks": [{"id": 1, "service": 50, "time_windows": [[0, 2000]], "max_load": [2]}],
            "steps": [{"type": "job", "id": 1}, {"type": "break", "id": 1}, {"type": "pickup", "id": 1}, {"type": "delivery", "id": 1}]}],
         "jobs": [{"id": 1, "location_index": 1, "service": 10, "delivery": [1], "skills": [1], "time_windows": [[0, 500]]}],
         "shipments": [{"amount": [2], "pickup": {"id": 1, "location_index": 2}, "delivery": {"id": 1, "location_index": 3}}],
         "matrices": {"car": {"durations": [[0,100,100,100],[100,0,100,100],[100,100,0,100],[100,100,100,0]],
                              "distances": [[0,1000,1000,1000],[1000,0,1000,1000],[1000,1000,0,1000],[1000,1000,1000,0]]}}}
        """;

    [Fact]
    public void A_route_that_keeps_every_rule_has_no_violations()
    {
        var answer = VroomTrial.Check(Kept);

        Assert.Empty(answer.GetProperty("summary").Causes());
        Assert.Equal([0, 100, 110, 260, 360, 460], answer.Steps().Select(step => step.Long("arrival")));
        Assert.Equal([0, 100, 100, 200, 300, 400], answer.Steps().Select(step => step.Long("duration")));
        Assert.Equal([0, 1000, 1000, 2000, 3000, 4000], answer.Steps().Select(step => step.Long("distance")));
        Assert.Equal([1, 0, 0, 2, 0, 0], answer.Steps().Select(step => step.Longs("load")[0]));
    }

    [Theory]
    [InlineData("delay", "jobs.0.time_windows", "[[0, 40]]", 60L)]
    [InlineData("lead_time", "jobs.0.time_windows", "[[2000, 2100]]", null)]
    [InlineData("load", "jobs.0.delivery", "[3]", null)]
    [InlineData("max_tasks", "vehicles.0.max_tasks", "2", null)]
    [InlineData("skills", "jobs.0.skills", "[1, 2]", null)]
    [InlineData("max_travel_time", "vehicles.0.max_travel_time", "399", null)]
    [InlineData("max_distance", "vehicles.0.max_distance", "3999", null)]
    [InlineData("max_load", "vehicles.0.breaks.0.max_load", "[1]", null)]
    [InlineData("missing_break", "vehicles.0.breaks", """[{"id": 1}, {"id": 2}]""", null)]
    [InlineData("precedence", "vehicles.0.steps", """[{"type": "delivery", "id": 1}, {"type": "pickup", "id": 1}, {"type": "break", "id": 1}]""", null)]
    public void Each_rule_is_reported_when_it_is_broken(string cause, string path, string value, long? seconds)
    {
        var problem = VroomTrial.With(Kept, root =>
        {
            Set(root, path, value);
            if (cause == "lead_time") Set(root, "vehicles.0.time_window", "[0, 460]"); // too early a window end for the job's
            if (cause == "max_load") Set(root, "vehicles.0.steps", """[{"type": "pickup", "id": 1}, {"type": "break", "id": 1}, {"type": "delivery", "id": 1}]""");
        });
        var answer = VroomTrial.Check(problem);

        Assert.Contains(cause, answer.GetProperty("summary").Causes());
        Assert.Contains(cause, answer.GetProperty("routes")[0].Causes());
        if (cause != "missing_break") Assert.Contains(answer.Steps(), step => step.Causes().Contains(cause));
        if (seconds is { } known) Assert.Equal(known, answer.GetProperty("summary").GetProperty("violations")[0].Long("duration"));
    }

    [Fact]
    public void A_pickup_without_its_delivery_breaks_precedence() => Assert.Equal(["precedence"], VroomTrial.Check(VroomTrial.With(Kept,
        root => Set(root, "vehicles.0.steps", """[{"type": "pickup", "id": 1}, {"type": "break", "id": 1}]"""))).Steps()[1].Causes());

    [Fact]
    public void Tasks_in_no_route_are_unassigned()
    {
        var answer = VroomTrial.Check(VroomTrial.With(Kept, root => Set(root, "vehicles.0.steps", """[{"type": "job", "id": 1}]""")));

        Assert.Equal(["pickup", "delivery"], answer.GetProperty("unassigned").EnumerateArray().Select(task => task.GetProperty("type").GetString()!));
        Assert.Equal(2, answer.GetProperty("summary").Long("unassigned"));
    }

    [Fact]
    public void A_vehicle_without_steps_has_no_route() =>
        Assert.Equal(0, VroomTrial.Check(VroomTrial.With(Kept, root => Set(root, "vehicles.0.steps", "[]"))).GetProperty("routes").GetArrayLength());

    [Fact]
    public void Being_late_by_two_is_better_than_by_three_and_the_start_moves_for_it()
    {
        // From the start's window at 100 on one is late for both by 100; a start at 0 is early by 100 only once.
        var answer = VroomTrial.Check("""
            {"vehicles": [{"id": 1, "start_index": 0, "time_window": [100, 1000], "steps": [{"type": "job", "id": 1}, {"type": "job", "id": 2}]}],
             "jobs": [{"id": 1, "location_index": 1, "time_windows": [[0, 50]]}, {"id": 2, "location_index": 2, "time_windows": [[0, 100]]}],
             "matrix": [[0, 50, 0], [0, 0, 50], [0, 0, 0]]}
            """);

        Assert.Equal([0, 50, 100, 100], answer.Steps().Select(step => step.Long("arrival")));
        Assert.Equal(["lead_time"], answer.GetProperty("summary").Causes());
        Assert.Equal(100, answer.GetProperty("summary").GetProperty("violations")[0].Long("duration"));
    }

    [Theory]
    [InlineData("service_at", 700, 700)]
    [InlineData("service_after", 600, 600)]
    public void A_time_that_a_step_demands_is_kept(string key, long time, long begins)
    {
        var answer = VroomTrial.Check(VroomTrial.With(Kept, root => root["vehicles"]![0]!["steps"]![0]![key] = time));

        var job = answer.Steps()[1];
        Assert.Equal(begins, job.Long("arrival") + job.Long("waiting_time"));
        Assert.Equal(begins - 500, job.GetProperty("violations")[0].Long("duration"));
    }

    [Fact]
    public void A_latest_time_that_a_step_demands_is_kept()
    {
        var answer = VroomTrial.Check(VroomTrial.With(Kept, root =>
        {
            Set(root, "vehicles.0.time_window", "[300, 2000]");
            root["vehicles"]![0]!["steps"]![0]!["service_before"] = 350;
        }));

        Assert.Equal(350, answer.Steps()[1].Long("arrival"));
        Assert.Equal(["lead_time"], answer.Steps()[0].Causes());
    }

    [Fact]
    public void Times_that_cannot_be_kept_are_refused()
    {
        var problem = VroomTrial.With(Kept, root => root["vehicles"]![0]!["steps"]![0]!["service_before"] = 99);

        Assert.Contains("vehicle 1", Assert.Throws<VroomException>(() => VroomTrial.Check(problem)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_break_may_interrupt_a_ride()
    {
        var answer = VroomTrial.Check(VroomTrial.With(Kept, root => Set(root, "vehicles.0.breaks.0.time_windows", "[[140, 140]]")));

        var pause = answer.Steps()[2];
        Assert.Equal((140, 130, 1300), (pause.Long("arrival"), pause.Long("duration"), pause.Long("distance")));
        Assert.Equal(260, answer.Steps()[3].Long("arrival"));
        Assert.False(pause.TryGetProperty("location", out _));
    }

    [Fact]
    public void The_documented_example_breaks_what_it_is_documented_to_break()
    {
        var answer = VroomTrial.Json(new SolveVroom(new(new()), () => null!).Check(VroomReader.Read(VroomTrial.Example("example_3.json")), false, default));

        Assert.Equal(["lead_time", "delay", "load"], answer.GetProperty("summary").Causes());
        Assert.Equal(800, answer.GetProperty("summary").GetProperty("violations")[0].Long("duration"));
        Assert.Equal(["load"], answer.GetProperty("routes")[0].Causes());
        Assert.Equal(1600416000, answer.Steps()[0].Long("arrival"));
        Assert.Equal([[7], [5], [3], [0], [0]], answer.Steps().Select(step => step.Longs("load")));
    }

    private static void Set(JsonNode root, string path, string value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1]) root = int.TryParse(name, out var rank) ? root[rank]! : root[name]!;
        if (int.TryParse(names[^1], out var last)) root[last] = JsonNode.Parse(value);
        else root[names[^1]] = JsonNode.Parse(value);
    }
}
