using System.Diagnostics;
using CoverageMap.Planner.Solving.Pool;
using Xunit.Abstractions;

namespace CoverageMap.Planner.Tests.Solving.Pool;

public sealed class SetPartitionTests(ITestOutputHelper output)
{
    private static PoolBudget Ample => new(20, isWork: false);

    [Fact]
    public void Tiny_pools_are_combined_as_well_as_by_trying_all_choices()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var task = RandomTask(new Random(seed));
            var best = Enumerable.Range(0, 1 << task.Columns.Count).Select(Choice).Where(choice => IsAllowed(task, choice)).Min(task.CostOf);
            var found = Choose(task, []);
            Assert.True(found is null || IsAllowed(task, found));
            Assert.Equal(best, task.CostOf(found ?? []));
        }
    }

    [Fact]
    public void The_best_choice_as_hint_gives_nothing_better()
    {
        var task = RandomTask(new Random(3));
        var best = Choose(task, [])!;
        Assert.Null(Choose(task, best));
    }

    [Fact]
    public void A_visit_without_any_route_does_not_hide_small_gains()
    {
        var task = new PoolTask([new(0, [0], 10, 0), new(1, [0], 9, 0)], [100, 1L << 50], [5], []);
        Assert.Equal([1], Choose(task, [0]));
    }

    [Fact]
    public void A_missed_target_is_worth_a_dearer_route()
    {
        var task = new PoolTask([new(0, [0], 10, 0), new(1, [1], 12, 0)], [0, 0], [1], [new([1, 2], 2, 50)]);
        Assert.Equal([1], Choose(task, [0]));
    }

    [Fact]
    public async Task Cancelling_ends_it_within_a_tenth_of_a_second()
    {
        var random = new Random(1);
        var columns = Enumerable.Range(0, 12_000).Select(number =>
        {
            int[] visits = [.. Enumerable.Range(0, 12).Select(_ => random.Next(300)).Distinct()];
            return new PoolColumn(number, visits, 100 + random.Next(100) + visits.Length * 20, 0);
        }).ToList();
        long[] prices = [.. Enumerable.Repeat(10_000L, 300)];
        SetPartition.Choose(columns[..50], prices, [100], [], Ample, default); // The runtime compiles it.
        foreach (var after in new[] { 0, 50, 400, 1500, 3000 })
        {
            using var cancel = new CancellationTokenSource();
            var search = Task.Run(() => SetPartition.Choose(columns, prices, [100], [], Ample, cancel.Token));
            await Task.Delay(after);
            var watch = Stopwatch.StartNew();
            await cancel.CancelAsync();
            await search;
            output.WriteLine($"{watch.ElapsedMilliseconds} ms, cancelled after {after} ms");
            // 100 ms are promised; a busy machine is given more.
            Assert.InRange(watch.ElapsedMilliseconds, 0, 400);
        }
    }

    [Fact]
    public void No_choice_costs_less_than_the_bound_and_the_distance_of_each_of_its_columns()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var task = RandomTask(new Random(seed));
            var relaxed = PoolRelaxation.Solve(task, [], task.CostOf([]) + 1, Ample, default)!;
            foreach (var choice in Enumerable.Range(0, 1 << task.Columns.Count).Select(Choice).Where(choice => IsAllowed(task, choice)))
                Assert.True(task.CostOf(choice) >= relaxed.Bound + choice.Select(column => relaxed.Distance[column]).Append(0).Max() - 1e-6);
        }
    }

    [Fact]
    public void The_bound_comes_near_that_of_linear_programming()
    {
        var random = new Random(1);
        var (columns, prices, hint) = (new List<PoolColumn>(), Enumerable.Repeat(1_000L, 60).ToArray(), new List<int>());
        for (var number = 0; number < 800; number++)
        {
            // Along a circle. The first eight are a plan.
            if (number < 8) hint.Add(number);
            var (first, length) = number < 8 ? (8 * number, Math.Min(8, 60 - 8 * number)) : (random.Next(60), 1 + random.Next(8));
            columns.Add(new(number, [.. Enumerable.Range(first, length).Select(visit => visit % 60)], 100 + 20 * length + random.Next(60), 0));
        }
        var task = new PoolTask(columns, prices, [9], []);
        using var linear = Google.OrTools.LinearSolver.Solver.CreateSolver("GLOP");
        var shares = linear.MakeNumVarArray(columns.Count, 0, 1);
        var cost = linear.Objective();
        for (var column = 0; column < shares.Length; column++) cost.SetCoefficient(shares[column], columns[column].Cost);
        var vehicles = linear.MakeConstraint(0, 9);
        foreach (var share in shares) vehicles.SetCoefficient(share, 1);
        for (var visit = 0; visit < 60; visit++)
        {
            var row = linear.MakeConstraint(1, 1);
            for (var column = 0; column < shares.Length; column++)
                if (columns[column].Visits.Contains(visit)) row.SetCoefficient(shares[column], 1);
            var leftOut = linear.MakeNumVar(0, 1, "");
            row.SetCoefficient(leftOut, 1);
            cost.SetCoefficient(leftOut, prices[visit]);
        }
        Assert.Equal(Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL, linear.Solve());
        var bound = PoolRelaxation.Solve(task, hint, task.CostOf(hint) + 1, Ample, default)!.Bound;
        output.WriteLine($"{bound:0.0} of {cost.Value():0.0}");
        Assert.InRange(bound, 0.98 * cost.Value(), cost.Value() + 1e-6);
    }

    private static IReadOnlyList<int>? Choose(PoolTask task, IReadOnlyList<int> hint) =>
        SetPartition.Choose(task.Columns, task.LeftOutPrice, task.ClassLimit, hint, Ample, default, task.Targets);

    private static PoolTask RandomTask(Random random)
    {
        const int visits = 6;
        var columns = Enumerable.Range(0, 9).Select(number => new PoolColumn(number,
            [.. Enumerable.Range(0, visits).Where(_ => random.Next(3) == 0)], random.Next(60), random.Next(2))).ToList();
        return new(columns, [.. Enumerable.Range(0, visits).Select(_ => (long)random.Next(40))], [1 + random.Next(2), 2],
            [new([.. columns.Select(_ => (long)random.Next(3))], 4, 15)]);
    }

    private static List<int> Choice(int bits) => [.. Enumerable.Range(0, 32).Where(column => (bits >> column & 1) == 1)];

    private static bool IsAllowed(PoolTask task, IReadOnlyList<int> choice) =>
        choice.SelectMany(column => task.Columns[column].Visits).CountBy(visit => visit).All(count => count.Value == 1)
        && choice.CountBy(column => task.Columns[column].Class).All(count => count.Value <= task.ClassLimit[count.Key]);
}
