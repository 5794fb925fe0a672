using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>Problems so large that they are searched part by part, with visits bound to each other across the borders.</summary>
public sealed class LargeProblemTests
{
    private static readonly SearchLimits Limits = new() { Time = TimeSpan.FromMinutes(2), Iterations = 20_000, Threads = 2 };

    [Fact]
    public void Parts_make_a_plan_that_keeps_every_rule()
    {
        var problem = LargeProblem.Draw(new(1));
        var plan = new RoutingEngine().Solve(problem, Limits);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.InRange(plan.LeftOut.Count, 0, LargeProblem.Visits / 10);
        foreach (var kind in problem.Relations.GroupBy(relation => relation.GetType()))
            Assert.Contains(kind, relation => !relation.Visits.Any(plan.LeftOut.Contains));
        // Without its times these may not be found again: then what is bound by them is served anew.
        Assert.Empty(PlanCheck.Check(problem, new RoutingEngine().Solve(problem, Limits with { Seed = 2 },
            start: [.. Start(plan).Select(route => new PlannedVisits(route.Team, route.Shift, route.Visits))])));
    }

    [Fact]
    public void Searching_on_never_makes_a_plan_worse()
    {
        var problem = LargeProblem.Draw(new(3));
        var plan = new RoutingEngine().Solve(problem, Limits with { Iterations = 5_000 });
        var better = new RoutingEngine().Solve(problem, Limits with { Iterations = 5_000, Seed = 2 }, start: Start(plan));
        Assert.Empty(PlanCheck.Check(problem, better));
        Assert.InRange(better.Cost.Against(plan.Cost), -1, 0);
    }

    [Fact]
    public void Cancelled_at_once_there_is_still_a_plan()
    {
        var problem = LargeProblem.Draw(new(2));
        var plan = new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromMinutes(2), Threads = 2 }, cancel: new(canceled: true));
        Assert.Empty(PlanCheck.Check(problem, plan));
    }

    [Fact]
    public async Task Who_cancels_while_roads_are_asked_for_rides_does_not_wait_for_them()
    {
        using var cancel = new CancellationTokenSource();
        var (problem, roads) = (LargeProblem.Draw(new(2)), new SlowTravel());
        var search = Task.Run(() => new RoutingEngine().Solve(problem with { Profiles = [roads] }, new() { Time = TimeSpan.FromMinutes(2), Threads = 2 }, cancel: cancel.Token));
        await roads.Asked.WaitAsync(TimeSpan.FromMinutes(1));
        await cancel.CancelAsync();
        var plan = await search.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(PlanCheck.Check(problem, plan));
    }

    [Fact]
    public void The_first_plan_reported_is_of_all_parts()
    {
        var problem = LargeProblem.Draw(new(4));
        using var cancel = new CancellationTokenSource();
        var reports = new CancelAtFirst(cancel);
        var plan = new RoutingEngine().Solve(problem, new() { Time = TimeSpan.FromMinutes(30), Threads = 1 }, reports, cancel: cancel.Token);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.InRange(plan.LeftOut.Count, 0, LargeProblem.Visits / 4);
        Assert.True(reports.First?.Best.Total > 0);
        Assert.InRange(reports.First!.Served, LargeProblem.Visits * 3 / 4, LargeProblem.Visits);
    }

    private static PlannedVisits[] Start(RoutingPlan plan) => [.. plan.Routes.Select(PlannedVisits.Of)];

    private sealed class CancelAtFirst(CancellationTokenSource cancel) : IProgress<SearchProgress>
    {
        public SearchProgress? First { get; private set; }

        public void Report(SearchProgress value)
        {
            First ??= value;
            cancel.Cancel();
        }
    }

    /// <summary>Rides that are never told: who asks waits until it is cancelled.</summary>
    private sealed class SlowTravel : ITravelProfile
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public TravelTable Table(IReadOnlyList<int> places, CancellationToken cancel)
        {
            _asked.TrySetResult();
            cancel.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancel);
        }
    }
}
