using System.Text;
using System.Text.Json.Nodes;
using CoverageMap.Planner.Problems.Vroom;
using CoverageMap.Planner.Problems.Vroom.Reading;

namespace CoverageMap.Planner.Tests.Problems.Vroom;

/// <summary>What VROOM refuses is refused, by a message that names the thing.</summary>
public sealed class VroomRefusalTests
{
    private const string Good = """
        {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "capacity": [2], "breaks": [{"id": 4}]}],
         "jobs": [{"id": 7, "location_index": 1}],
         "shipments": [{"pickup": {"id": 8, "location_index": 1}, "delivery": {"id": 8, "location_index": 2}}],
         "matrices": {"car": {"durations": [[0, 1, 2], [1, 0, 2], [2, 2, 0]]}}}
        """;

    [Fact]
    public void The_problem_that_the_others_are_made_from_is_not_refused() => Assert.Equal(3, VroomTrial.State(Good).Routing.Visits.Count);

    [Theory]
    [InlineData("vehicles", "null", "`vehicles`")]
    [InlineData("vehicles", "[]", "`vehicles` is empty")]
    [InlineData("vehicles.0", "5", "vehicles")]
    [InlineData("vehicles.0.id", "-1", "`id` is -1")]
    [InlineData("vehicles.0.id", "1.0", "`id` is 1.0")]
    [InlineData("vehicles.0.id", "\"a\"", "`id`")]
    [InlineData("vehicles.0.start_index", "-2", "Vehicle 1: `start_index`")]
    [InlineData("vehicles.0.start", "[1]", "Vehicle 1: `start`")]
    [InlineData("vehicles.0.end_index", "3", "index 3 is used")]
    [InlineData("vehicles.0.capacity", "[-1]", "`capacity` is -1")]
    [InlineData("vehicles.0.capacity", "7", "`capacity` is 7")]
    [InlineData("vehicles.0.skills", "[1.5]", "`skills` is 1.5")]
    [InlineData("vehicles.0.time_window", "[5]", "`time_window`")]
    [InlineData("vehicles.0.time_window", "[9, 5]", "[9, 5] of vehicle 1")]
    [InlineData("vehicles.0.time_window", "[0, 4294967296]", "4294967296")]
    [InlineData("vehicles.0.speed_factor", "0", "`speed_factor` is 0")]
    [InlineData("vehicles.0.speed_factor", "5.1", "`speed_factor` is 5.1")]
    [InlineData("vehicles.0.speed_factor", "true", "`speed_factor` is true")]
    [InlineData("vehicles.0.max_tasks", "-1", "`max_tasks`")]
    [InlineData("vehicles.0.costs", "[]", "`costs`")]
    [InlineData("vehicles.0.costs", "{\"fixed\": 1.5}", "`fixed` is 1.5")]
    [InlineData("vehicles.0.description", "5", "`description` is 5")]
    [InlineData("vehicles.0.breaks", "{}", "`breaks`")]
    [InlineData("vehicles.0.breaks", "[{\"id\": 4}, {\"id\": 4}]", "Break 4 is there twice")]
    [InlineData("vehicles.0.breaks.0.time_windows", "[]", "`time_windows` of break 4")]
    [InlineData("vehicles.0.breaks.0.max_load", "[1, 1]", "`max_load` of break 4")]
    [InlineData("vehicles.0.steps", "5", "`steps`")]
    [InlineData("vehicles.0.steps", "[{\"type\": \"job\", \"id\": 70}]", "job 70")]
    [InlineData("vehicles.0.steps", "[{\"type\": \"job\"}]", "`id` is missing")]
    [InlineData("vehicles.0.steps", "[{\"type\": \"rest\", \"id\": 7}]", "`type` is \"rest\"")]
    [InlineData("vehicles.0.steps", "[{\"type\": \"job\", \"id\": 7}, {\"type\": \"job\", \"id\": 7}]", "job 7")]
    [InlineData("vehicles.0.steps", "[{\"type\": \"job\", \"id\": 7}, {\"type\": \"start\"}]", "start")]
    [InlineData("vehicles.0.steps", "[{\"type\": \"end\"}, {\"type\": \"job\", \"id\": 7}]", "end")]
    [InlineData("vehicles.0.steps", "[{\"type\": \"break\", \"id\": 5}]", "break 5")]
    [InlineData("jobs", "{}", "`jobs`")]
    [InlineData("jobs.0.location_index", "1.5", "Job 7: `location_index`")]
    [InlineData("jobs.0.delivery", "[1, 1]", "`delivery` of job 7")]
    [InlineData("jobs.0.pickup", "[1, 1]", "`pickup` of job 7")]
    [InlineData("jobs.0.service", "-5", "Job 7: `service` is -5")]
    [InlineData("jobs.0.service", "5.5", "`service` is 5.5")]
    [InlineData("jobs.0.service", "\"5\"", "`service` is \"5\"")]
    [InlineData("jobs.0.priority", "101", "`priority` is 101")]
    [InlineData("jobs.0.time_windows", "[]", "`time_windows` of job 7")]
    [InlineData("jobs.0.time_windows", "[[5, 9], [9, 12]]", "overlap")]
    [InlineData("jobs.0.time_windows", "[[5]]", "`time_windows`")]
    [InlineData("jobs.0.service_per_type", "[]", "`service_per_type`")]
    [InlineData("jobs.0.service_per_type", "{\"\": 5}", "without a name")]
    [InlineData("shipments.0", "5", "shipments")]
    [InlineData("shipments.0.pickup", "null", "`pickup`")]
    [InlineData("shipments.0.amount", "[1, 2]", "`amount`")]
    [InlineData("shipments.0.delivery.id", "\"8\"", "`id`")]
    [InlineData("matrices", "5", "`matrices`")]
    [InlineData("matrices.car.durations", "[]", "empty")]
    [InlineData("matrices.car.durations", "[[0, 1], [1]]", "square")]
    [InlineData("matrices.car.durations", "[[0, 1], [-1, 0]]", "`durations` is -1")]
    [InlineData("matrices.car.durations", "[[0]]", "rows")]
    [InlineData("matrices.car.distances", "[[0]]", "rows")]
    [InlineData("matrices.car.costs", "[[0, 4294967295, 1], [1, 0, 1], [1, 1, 0]]", "above")]
    public void A_wrong_value_is_named(string path, string value, string named)
    {
        var refused = VroomTrial.Refused(VroomTrial.With(Good, root => Set(root, path.Split('.'), JsonNode.Parse(value))));

        Assert.Equal(VroomCode.Input, refused.Code);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jobs", """[{"id": 7, "location_index": 1}, {"id": 7, "location_index": 1}]""", "job 7 is there twice")]
    [InlineData("shipments", """[{"pickup": {"id": 8, "location_index": 1}, "delivery": {"id": 8, "location_index": 2}}, {"pickup": {"id": 8, "location_index": 1}, "delivery": {"id": 9, "location_index": 2}}]""", "pickup 8 is there twice")]
    [InlineData("jobs", """[{"id": 7, "location": [1, 1]}]""", "by position")]
    [InlineData("matrices", """{"bike": {"durations": [[0, 1, 2], [1, 0, 2], [2, 2, 0]], "distances": [[0, 1, 2], [1, 0, 2], [2, 2, 0]]}}""", "none for 'car'")]
    [InlineData("matrices", """{"bike": {"durations": [[0]]}}""", "has no position")]
    [InlineData("matrices", """{"car": {"distances": [[0, 1, 2], [1, 0, 2], [2, 2, 0]]}}""", "no durations")]
    [InlineData("matrices", "{}", "no `matrices`")]
    [InlineData("vehicles", """[{"id": 1, "capacity": [2]}]""", "neither `start` nor `end`")]
    [InlineData("vehicles", """[{"id": 1, "capacity": [2], "start_index": 0, "end": [1, 1]}]""", "`end_index`")]
    [InlineData("vehicles", """[{"id": 1, "capacity": [2], "start_index": 0}, {"id": 2, "start_index": 0}]""", "Vehicle 2: `capacity`")]
    [InlineData("vehicles", """[{"id": 1, "capacity": [2], "start_index": 0, "costs": {"per_km": 1}}]""", "has no position")]
    public void What_does_not_fit_together_is_named(string path, string value, string named) =>
        Assert.Contains(named, VroomTrial.Refused(VroomTrial.With(Good, root => Set(root, path.Split('.'), JsonNode.Parse(value)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Costs_of_a_matrix_and_per_hour_exclude_each_other() => Assert.Contains("per_hour", VroomTrial.Refused("""
        {"vehicles": [{"id": 1, "start_index": 0, "costs": {"per_hour": 100}}], "jobs": [{"id": 1, "location_index": 1}],
         "matrices": {"car": {"durations": [[0, 1], [1, 0]], "costs": [[0, 1], [1, 0]]}}}
        """).Message, StringComparison.Ordinal);

    [Fact]
    public void Costs_that_could_exceed_what_can_be_counted_are_refused() => Assert.Contains("could cost more", VroomTrial.Refused("""
        {"vehicles": [{"id": 1, "start_index": 0, "end_index": 0}], "jobs": [{"id": 1, "location_index": 1}],
         "matrices": {"car": {"durations": [[0, 4000000000], [4000000000, 0]]}}}
        """).Message, StringComparison.Ordinal);

    [Fact]
    public void A_problem_without_tasks_is_refused() =>
        Assert.Contains("nothing to do", VroomTrial.Refused("""{"vehicles": [{"id": 0, "start": [0, 0]}]}""").Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_profile_without_a_matrix_is_refused() => Assert.Contains("'rocket'", VroomTrial.Refused("""
        {"vehicles": [{"id": 0, "start": [0, 0], "profile": "rocket"}], "jobs": [{"id": 1, "location": [0, 1]}]}
        """).Message, StringComparison.Ordinal);

    [Fact]
    public void A_position_that_is_none_on_earth_is_a_routing_error_unless_matrices_tell_the_rides()
    {
        Assert.Equal(VroomCode.Routing, VroomTrial.Refused("""
            {"vehicles": [{"id": 0, "start": [0, 0]}], "jobs": [{"id": 1, "location": [500, 1000]}]}
            """).Code);
        Assert.Equal(2, VroomTrial.State("""
            {"vehicles": [{"id": 0, "start_index": 0}], "jobs": [{"id": 1, "location": [500, 1000], "location_index": 1}], "matrix": [[0, 1], [1, 0]]}
            """).Routing.Places);
    }

    [Fact]
    public void Geometry_needs_every_position() => Assert.Contains("no position", VroomTrial.Refused(Good, withGeometry: true).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"vehicles\": [{\"id\": 0, \"start\": [NaN, 0]}]}")]
    [InlineData("{\"vehicles\": [")]
    [InlineData("{} {}")]
    [InlineData("{\"vehicles\": [{\"id\": 0, \"start\": [0, 0], \"description\": \"\\ud800\"}], \"jobs\": [{\"id\": 1, \"location\": [0, 0]}]}")]
    public void What_is_no_problem_at_all_is_refused(string text) => Assert.Equal(VroomCode.Input, VroomTrial.Refused(text).Code);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var text = "{\"vehicles\": " + new string('[', 100_000) + new string(']', 100_000) + "}";

        Assert.Equal(VroomCode.Input, Assert.Throws<VroomException>(() => VroomReader.Read(Encoding.UTF8.GetBytes(text))).Code);
    }

    [Fact]
    public void A_hundred_thousand_jobs_are_read_in_no_time()
    {
        var jobs = string.Join(',', Enumerable.Range(0, 100_000).Select(id => $"{{\"id\": {id}, \"location\": [0, 0]}}"));

        Assert.Equal(100_000, VroomTrial.Read($"{{\"vehicles\": [{{\"id\": 0, \"start\": [0, 0]}}], \"jobs\": [{jobs}]}}").Tasks.Count);
    }

    [Fact]
    public void Random_damage_is_refused_or_read_but_never_our_bug()
    {
        var random = new Random(1);
        var good = Encoding.UTF8.GetBytes(Good);
        for (var trial = 0; trial < 3_000; trial++)
        {
            var text = (byte[])good.Clone();
            for (var change = random.Next(1, 4); change > 0; change--) text[random.Next(text.Length)] = (byte)"0123456789-.e[]{}\",:nu\0\xff"[random.Next(23)];
            try
            {
                _ = VroomReader.Read(text);
            }
            catch (VroomException refused)
            {
                Assert.NotEqual(VroomCode.Internal, refused.Code);
            }
        }
    }

    private static void Set(JsonNode root, string[] path, JsonNode? value)
    {
        foreach (var name in path[..^1]) root = int.TryParse(name, out var rank) ? root[rank]! : root[name]!;
        if (int.TryParse(path[^1], out var last)) root[last] = value;
        else root[path[^1]] = value;
    }
}
