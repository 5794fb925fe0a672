using System.Diagnostics;
using CoverageMap.Geo;
using CoverageMap.Planner.Machines;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Problems.Json;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Machines;

/// <summary>Machines behind commands: the shell stands for them here, the program itself in the end-to-end tests.</summary>
public sealed class MachineEngineTests : IDisposable
{
    private static readonly RoutingProblem Problem = new()
    {
        Teams = [new() { Name = "A", Start = 0 }],
        Visits = [new() { Name = "B", Place = 1 }],
        Places = 2,
        Profiles = [new KnownTravel(new(2, [0, 60, 60, 0], [0, 500, 500, 0]))],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("machine").FullName;
    private readonly List<string> _warnings = [];

    [Fact]
    public void Its_plan_is_taken_and_it_is_told_the_problem_the_start_and_the_limits()
    {
        using (var output = File.Create(FileOf("plan.json"))) RoutingPlanJson.Write(output, Problem, Best());
        var plan = Machine($"cat > {FileOf("task.json")}; echo \"$@\" > {FileOf("arguments")}; cat {FileOf("plan.json")}")
            .Solve(Problem, new() { Time = TimeSpan.FromSeconds(9.5), Seed = 4, Iterations = 70, Refine = true, Course = new(0.25, 0.5) }, start: [new(0, 0, [0])]);

        Assert.Equal(Best().Routes[0].Steps, plan.Routes[0].Steps);
        var (problem, start) = RoutingProblemJson.ReadTask(File.ReadAllBytes(FileOf("task.json")));
        Assert.Equal((1, 60), (problem.Visits.Count, problem.Profiles[0].Table([0, 1], CancellationToken.None).Seconds(0, 1)));
        Assert.Equal([0], start![0].Visits);
        Assert.Equal("--time-limit 7500ms --seed 4 --iterations 70 --refine --course 0.25-0.5", File.ReadAllText(FileOf("arguments")).Trim());
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("cat > /dev/null; echo no route to host >&2; exit 255", "ended with code 255: no route to host")]
    [InlineData("exit 3", "ended with code 3: it said nothing")]
    [InlineData("cat > /dev/null; echo hello", "gave no plan")]
    [InlineData("""cat > /dev/null; echo '{"cost":{"total":0,"routes":0,"soft":0,"missedTargets":0,"leftOutWorth":0,"byClass":[0]},"routes":[],"leftOut":[]}'""", "gave a plan that breaks a rule")]
    public void What_fails_or_answers_wrongly_is_told_with_its_command(string script, string why)
    {
        var error = Assert.Throws<ServiceUnavailableException>(() => Machine(script).Solve(Problem, new() { Time = TimeSpan.FromSeconds(5) }));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("The machine behind '/bin/sh", error.Message, StringComparison.Ordinal);
        Assert.Equal([error.Message], _warnings);
    }

    [Fact]
    public void A_program_that_is_not_there_is_told() => Assert.Contains("cannot be started", Assert.Throws<ServiceUnavailableException>(
        () => new MachineEngine([FileOf("nothing")]).Solve(Problem, new())).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Cancelled_it_is_ended_and_there_is_a_plan()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var began = Stopwatch.StartNew();
        var plan = await Task.Run(() => Machine("sleep 60").Solve(Problem, new() { Time = TimeSpan.FromMinutes(1) }, cancel: cancel.Token));
        Assert.Empty(PlanCheck.Check(Problem, plan));
        Assert.InRange(began.Elapsed.TotalSeconds, 0.2, 30);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MachineEngine Machine(string script) => new(["/bin/sh", "-c", script, "machine"], _warnings.Add);

    private string FileOf(string name) => Path.Combine(_folder, name);

    private static RoutingPlan Best() => new RoutingEngine().Solve(Problem, new() { Iterations = 10 });
}
