using System.Text;
using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Json;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Tests.Solving;

namespace CoverageMap.Planner.Tests.Problems.Json;

public sealed class RoutingProblemJsonTests
{
    private const string Least = """
        {"teams": [{"name": "A", "start": 0}], "visits": [{"name": "B", "place": 1}], "profiles": [{"seconds": [[0, 60], [60, 0]]}]}
        """;

    [Fact]
    public void Random_problems_are_read_as_they_were_written()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            var written = Written(problem);
            var read = RoutingProblemJson.Read(written);
            Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(Written(read)));
            Assert.Equal(problem.Relations.Select(relation => string.Join(" ", relation.Visits.Select(visit => $"{visit}").Prepend(relation.GetType().Name))),
                read.Relations.Select(relation => string.Join(" ", relation.Visits.Select(visit => $"{visit}").Prepend(relation.GetType().Name))));
            if (BruteForce.Solve(problem) is not { } plan) continue;
            Assert.Empty(PlanCheck.Check(read, plan));
            Assert.Equal(plan.Cost.Total, BruteForce.Solve(read)!.Cost.Total, 6);
        }
    }

    [Fact]
    public void Random_plans_are_read_as_they_were_written()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            if (BruteForce.Solve(problem) is not { } plan) continue;
            using var written = new MemoryStream();
            RoutingPlanJson.Write(written, problem, plan);
            var read = RoutingPlanJson.Read(written.ToArray());
            Assert.Equal(plan.Routes.SelectMany(route => route.Steps), read.Routes.SelectMany(route => route.Steps));
            Assert.Empty(PlanCheck.Check(problem, read));
        }
    }

    [Fact]
    public void Routes_to_begin_with_are_read_as_they_were_written()
    {
        var start = RoutingProblemJson.ReadTask(Encoding.UTF8.GetBytes(With("[{\"team\": 0, \"shift\": 0, \"visits\": [0], \"begins\": {\"0\": 90}}]"))).Start!;
        Assert.Equal((0, 0, 90), (start[0].Team, start[0].Shift, start[0].Begins[0]));
        using var written = new MemoryStream();
        RoutingProblemJson.Write(written, Read(Least), start);
        Assert.Equal([0], RoutingProblemJson.ReadTask(written.ToArray()).Start![0].Visits);
        Assert.Null(RoutingProblemJson.ReadTask(Encoding.UTF8.GetBytes(Least)).Start);
    }

    [Theory]
    [InlineData("[{\"team\": 1, \"shift\": 0, \"visits\": []}]", "Route 0 of the start names team 1, which is not there")]
    [InlineData("[{\"team\": 0, \"shift\": 2, \"visits\": []}]", "Route 0 of the start (team A) names shift 2, which is not there")]
    [InlineData("[{\"team\": 0, \"shift\": 0, \"visits\": [1]}]", "Route 0 of the start names visit 1, which is not there")]
    [InlineData("[{\"team\": 0, \"shift\": 0, \"visits\": [0, 0]}]", "Route 0 of the start has visit 0, which is there before; name it once.")]
    [InlineData("[{\"team\": 0, \"shift\": 0, \"visits\": []}, {\"team\": 0, \"shift\": 0, \"visits\": []}]", "Route 1 of the start is the second of team 0 in shift 0; give one for each shift.")]
    [InlineData("[{\"team\": 0, \"shift\": 0, \"visits\": [], \"begins\": {\"0\": 5}}]", "Route 0 of the start says when visit 0 begins, which it does not have; leave it out.")]
    [InlineData("[{\"team\": 0, \"shift\": 0}]", "visits")]
    public void A_start_that_makes_no_sense_is_refused(string start, string message) => Assert.Contains(message,
        Assert.Throws<UserErrorException>(() => RoutingProblemJson.ReadTask(Encoding.UTF8.GetBytes(With(start)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_start_has_what_its_team_has_driven()
    {
        var driven = Least.Replace("\"start\": 0", "\"start\": 0, \"driven\": [{\"visit\": 0, \"began\": 60}]", StringComparison.Ordinal);
        Assert.Equal("Route 0 of the start does not begin with what team 0 has driven; name 0 first.",
            Assert.Throws<UserErrorException>(() => RoutingProblemJson.ReadTask(Encoding.UTF8.GetBytes($"{driven[..^1]}, \"start\": [{{\"team\": 0, \"shift\": 0, \"visits\": []}}]}}"))).Message);
        Assert.Equal([0], RoutingProblemJson.ReadTask(Encoding.UTF8.GetBytes($"{driven[..^1]}, \"start\": [{{\"team\": 0, \"shift\": 0, \"visits\": [0]}}]}}")).Start![0].Visits);
    }

    private static string With(string start) => $"{Least[..^1]}, \"start\": {start}}}";

    [Fact]
    public void What_is_not_written_has_its_default()
    {
        var problem = Read(Least);
        Assert.Equal(Encoding.UTF8.GetString(Written(new RoutingProblem
        {
            Teams = [new() { Name = "A", Start = 0 }],
            Visits = [new() { Name = "B", Place = 1 }],
            Places = 2,
            Profiles = [new KnownTravel(new(2, [0, 60, 60, 0], [0, 0, 0, 0]))],
        })), Encoding.UTF8.GetString(Written(problem)));
    }

    [Fact]
    public void Rides_between_positions_take_as_long_as_the_speed_says()
    {
        // A degree of latitude is 111.195 km, at 60 km/h 111.2 minutes.
        var problem = Read(Least.Replace("{\"seconds\": [[0, 60], [60, 0]]}", "{\"speedKmh\": 60, \"windingFactor\": 1}], \"positions\": [[106, 11], [106, 12]", StringComparison.Ordinal));
        var table = problem.Profiles[0].Table([1, 0], CancellationToken.None);
        Assert.Equal((111195, 6672), (table.Metres(0, 1), table.Seconds(0, 1)));
        Assert.Equal(Written(problem), Written(RoutingProblemJson.Read(Written(problem))));
    }

    [Fact]
    public void A_null_among_seconds_is_a_ride_that_is_not_possible() =>
        Assert.False(Read(Least.Replace("[0, 60]", "[0, null]", StringComparison.Ordinal)).Profiles[0].Table([0, 1], CancellationToken.None).IsReachable(0, 1));

    [Theory]
    [InlineData("\"start\": 0", "\"begin\": 0", "The field `begin` at $.teams[0]")]
    [InlineData("\"name\": \"A\", ", "", "$.teams[0] lacks 'name'")]
    [InlineData("\"start\": 0", "\"start\": \"depot\"", "$.teams[0].start is not a whole number")]
    [InlineData("\"start\": 0", "\"start\": 0.5", "$.teams[0].start is not a whole number")]
    [InlineData("\"name\": \"A\"", "\"name\": 1", "$.teams[0].name is not a text")]
    [InlineData("\"start\": 0", "\"capacity\": 1", "$.teams[0].capacity is not a list of whole numbers")]
    [InlineData("\"start\": 0", "\"shifts\": 8", "$.teams[0].shifts is not a list of what belongs there, each with its fields (docs/problem-format.md); write that.")]
    [InlineData("\"place\": 1", "\"place\": 1, \"serviceByKind\": 60", "$.visits[0].serviceByKind is not an object")]
    [InlineData("\"start\": 0", "\"skills\": 1", "$.teams[0].skills: it is not a list of texts")]
    [InlineData("\"place\": 1", "\"place\": 1, \"windows\": [[0, 9], [\"noon\", 1]]", "$.visits[0].windows[1]: $[0] is not a whole number")]
    [InlineData("\"profiles\"", "\"relations\": [{\"type\": \"pair\", \"pickup\": \"here\"}], \"profiles\"", "$.relations[0]: $.pickup is not a whole number")]
    [InlineData("\"profiles\"", "\"relations\": [7], \"profiles\"", "$.relations[0]: it is not what belongs there")]
    [InlineData("\"start\": 0", "\"start\": 0, \"start\": 1", "`start` at $.teams[0]")]
    [InlineData("\"start\": 0", "\"shifts\": [null]", "`shifts` has an entry that is null")]
    [InlineData("\"start\": 0", "\"shifts\": null", "`shifts` at $.teams[0]")]
    [InlineData("\"place\": 1", "\"place\": 1, \"windows\": [[1]]", "A window is [from, until]")]
    [InlineData("\"place\": 1", "\"place\": 2", "Visit 0 (B) names place 2")]
    [InlineData("[60, 0]", "[60]", "Profile 0: `seconds` is no matrix of 2 rows and columns")]
    [InlineData("[60, 0]", "[-1, 0]", "Profile 0: `seconds` is -1 from place 1 to 0")]
    [InlineData("\"seconds\": [[0, 60], [60, 0]]", "", "Profile 0 has neither `seconds` nor `speedKmh`")]
    [InlineData("\"seconds\": [[0, 60], [60, 0]]", "\"speedKmh\": 30", "there are no `positions`")]
    [InlineData("\"profiles\"", "\"positions\": [[106, 11], [11, 106]], \"profiles\"", "The position of place 1 is [11, 106]")]
    [InlineData("\"profiles\"", "\"positions\": [[106, 11]], \"places\": 2, \"profiles\"", "There are 1 positions for 2 places")]
    [InlineData("\"profiles\"", "\"relations\": [{\"type\": \"same\", \"visits\": [0]}], \"profiles\"", "A relation of the type 'same'")]
    [InlineData("\"profiles\"", "\"relations\": [{\"type\": \"apart\", \"visits\": [0], \"minLag\": 5}], \"profiles\"", "has a field of another type")]
    [InlineData("}]}", "}]", "The problem cannot be read")]
    public void Mistake_is_named_with_its_place(string text, string instead, string message)
    {
        var error = Assert.Throws<UserErrorException>(() => Read(Least.Replace(text, instead, StringComparison.Ordinal)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("CoverageMap", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_contradictions_are_named()
    {
        var error = Assert.Throws<UserErrorException>(() => Read(Least.Replace("\"start\": 0", "\"start\": 9, \"maxStops\": -1", StringComparison.Ordinal)));
        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Theory]
    [InlineData(Least, true)]
    [InlineData("""{"visits": [], "teams": 1}""", true)]
    [InlineData("""{"vehicles": [], "jobs": []}""", false)]
    [InlineData("""{"vehicles": [{"teams": 1}]}""", false)]
    [InlineData("""{"jobs": []}""", false)]
    [InlineData("[]", false)]
    [InlineData("""{"teams": [""", false)]
    [InlineData("", false)]
    public void Ours_is_told_from_VROOMs_form_by_its_fields(string json, bool isOurs) =>
        Assert.Equal(isOurs, RoutingProblemJson.IsMeant(Encoding.UTF8.GetBytes(json)));

    private static RoutingProblem Read(string json) => RoutingProblemJson.Read(Encoding.UTF8.GetBytes(json));

    private static byte[] Written(RoutingProblem problem)
    {
        using var output = new MemoryStream();
        RoutingProblemJson.Write(output, problem);
        return output.ToArray();
    }
}
