using System.Collections.Concurrent;
using CoverageMap.Geo;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>Parts of a large problem on other machines.</summary>
public sealed class MachinesTests
{
    private static readonly SearchLimits Limits = new() { Time = TimeSpan.FromMinutes(2), Iterations = 10_000, Threads = 1 };

    [Fact]
    public void Machines_search_parts_that_keep_every_rule_and_name_nobody()
    {
        var problem = LargeProblem.Draw(new(1));
        var machine = new Machine(isGone: false);
        var plan = new RoutingEngine([machine]).Solve(problem, Limits);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.InRange(plan.LeftOut.Count, 0, LargeProblem.Visits / 10);
        Assert.NotEmpty(machine.Parts);
        // Temperatures fall once, over all cuts.
        Assert.Contains(machine.Parts, part => part.Limits.Course.From > 0);
        Assert.All(machine.Parts, part => Assert.Equal(1.0 / 8, part.Limits.Course.Until - part.Limits.Course.From, 6));
        Assert.All(machine.Parts, part =>
        {
            Assert.Empty(RoutingProblemCheck.Faults(part.Problem));
            Assert.InRange(part.Problem.Visits.Count, 1, 1500);
            Assert.InRange(part.Problem.Places, 1, part.Problem.Visits.Count + part.Problem.Teams.Count);
            Assert.DoesNotContain(part.Problem.Visits, visit => visit.Name.Contains("household", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Part_of_a_machine_that_fails_is_searched_here_and_it_gets_no_other()
    {
        var problem = LargeProblem.Draw(new(2));
        var machine = new Machine(isGone: true);
        var plan = new RoutingEngine([machine]).Solve(problem, Limits);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.InRange(plan.LeftOut.Count, 0, LargeProblem.Visits / 10);
        Assert.Single(machine.Parts);
    }

    private sealed class Machine(bool isGone) : IRoutingEngine
    {
        public ConcurrentBag<(RoutingProblem Problem, SearchLimits Limits)> Parts { get; } = [];

        public RoutingPlan Solve(RoutingProblem problem, SearchLimits limits, IProgress<SearchProgress>? progress = null,
            IReadOnlyList<PlannedVisits>? start = null, CancellationToken cancel = default)
        {
            Parts.Add((problem, limits));
            Assert.Empty(new RoutingTask(problem, start).StartFaults());
            return isGone ? throw new ServiceUnavailableException("gone") : new RoutingEngine().Solve(problem, limits, progress, start, cancel);
        }
    }
}
