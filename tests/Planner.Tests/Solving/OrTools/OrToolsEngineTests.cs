using System.Diagnostics;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.OrTools;
using CoverageMap.Planner.Tests.Solving.Rules;
using Xunit.Abstractions;

namespace CoverageMap.Planner.Tests.Solving.OrTools;

public sealed class OrToolsEngineTests(ITestOutputHelper output)
{
    private static readonly SearchLimits Short = new() { Time = TimeSpan.FromSeconds(0.25) };

    // The first model of a process takes half a second to load.
    private static readonly SearchLimits Patient = new() { Time = TimeSpan.FromSeconds(5), Iterations = 20 };

    [Fact]
    public void Random_small_problems_are_planned_without_fault_and_often_best()
    {
        var (best, count) = (0, int.Parse(Environment.GetEnvironmentVariable("COVERAGE_RANDOM_PROBLEMS") ?? "40"));
        for (var seed = 0; seed < count; seed++)
        {
            var problem = RandomRoutingProblem.Draw(seed);
            if (BruteForce.Solve(problem) is not { } optimum) continue;
            var plan = new OrToolsEngine().Solve(problem, Short);
            Assert.Empty(PlanCheck.Check(problem, plan));
            if (plan.Cost.Against(optimum.Cost) <= 0 || plan.Cost.Total - optimum.Cost.Total < 1e-6 && plan.Cost.ByClass.SequenceEqual(optimum.Cost.ByClass)) best++;
            else output.WriteLine($"Seed {seed}: [{string.Join(", ", plan.Cost.ByClass)}] {plan.Cost.Total:0.#}, not [{string.Join(", ", optimum.Cost.ByClass)}] {optimum.Cost.Total:0.#}");
        }
        output.WriteLine($"{best} of {count} are the best");
        Assert.True(best >= count / 2, $"Only {best} of {count} plans are the best.");
    }

    [Fact]
    public void The_plan_is_not_worse_than_the_start()
    {
        var problem = RandomRoutingProblem.Draw(8);
        var best = BruteForce.Solve(problem)!;
        var start = best.Routes.Select(route => new PlannedVisits(route.Team, route.Shift, [.. route.Visits])).ToList();
        Assert.True(new OrToolsEngine().Solve(problem, Short, null, start).Cost.Against(best.Cost) <= 0);
    }

    [Fact]
    public void Where_a_team_starts_it_needs_no_setting_up()
    {
        var rule = RuleProblem.All.Single(rule => rule.Name == "Where a team starts it needs no setting up");
        Assert.Equal(rule.Costs, new OrToolsEngine().Solve(rule.Problem, Patient).Cost.Total);
    }

    [Theory]
    [InlineData("A team is out for 359 s")]
    [InlineData("A team leaves late and is out for 260 s")]
    public void Durations_of_shifts_are_kept(string name)
    {
        var rule = RuleProblem.All.Single(rule => rule.Name == name);
        Assert.Equal(rule.Costs, new OrToolsEngine().Solve(rule.Problem, Patient).Cost.Total);
    }

    [Fact]
    public void A_team_that_cannot_even_get_to_its_end_spoils_nothing()
    {
        var far = Line.Usual.WithTeam(0, team => team with { End = 4 }).WithShifts(0, new TeamShift(0, 50));
        Assert.Equal(400, new OrToolsEngine().Solve(far, Patient).Cost.Total);
        Assert.Equal(400, new OrToolsEngine().Solve(Line.Usual.WithTeam(0, team => team with { End = 4, MaxDurationSeconds = 50 }), Patient).Cost.Total);
    }

    [Fact]
    public async Task Cancelling_returns_the_best_plan_so_far()
    {
        var problem = Ring(150);
        var progress = new List<SearchProgress>();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancel = new CancellationTokenSource();
        var search = Task.Run(() => new OrToolsEngine().Solve(problem, new() { Time = TimeSpan.FromMinutes(2) }, new Kept(progress, first), null, cancel.Token));
        // However long a busy machine takes for a first plan.
        await first.Task.WaitAsync(TimeSpan.FromSeconds(50));
        await Task.Delay(500);
        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        var plan = await search;
        output.WriteLine($"{watch.ElapsedMilliseconds} ms after cancelling, {progress.Count} reports");
        // 100 ms are promised; a busy machine is given more.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 600);
        Assert.Empty(plan.LeftOut);
        Assert.NotEmpty(progress);
    }

    [Fact]
    public void It_ends_within_its_time()
    {
        var watch = Stopwatch.StartNew();
        var plan = new OrToolsEngine().Solve(Ring(60), new() { Time = TimeSpan.FromSeconds(1) });
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 1.5);
        Assert.Empty(plan.LeftOut);
    }

    private static RoutingProblem Ring(int visits)
    {
        var places = Enumerable.Range(0, visits).ToArray();
        int[] rides = [.. places.SelectMany(from => places.Select(to => Math.Min(Math.Abs(from - to), visits - Math.Abs(from - to)) * 60))];
        return new()
        {
            Places = visits,
            Profiles = [new KnownTravel(new(visits, rides, rides))],
            Teams = [.. Enumerable.Range(0, 8).Select(number => new RoutingTeam { Name = $"T{number}", Start = 0, End = 0, Shifts = [new(0, 8 * 3600)] })],
            Visits = [.. places.Select(place => new RoutingVisit { Name = $"V{place}", Place = place, ServiceSeconds = 300 })],
        };
    }

    private sealed class Kept(List<SearchProgress> reports, TaskCompletionSource first) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value)
        {
            reports.Add(value);
            first.TrySetResult();
        }
    }
}
