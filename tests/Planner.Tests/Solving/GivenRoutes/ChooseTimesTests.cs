using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.GivenRoutes;

namespace CoverageMap.Planner.Tests.Solving.GivenRoutes;

public sealed class ChooseTimesTests
{
    private const int Horizon = 14;

    [Fact]
    public void Of_small_routes_no_schedule_of_all_is_better()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var steps = Draw(new Random(seed));
            var best = Best(steps);
            var times = ChooseTimes.For(steps, default);

            if (best is null) Assert.True(times is null || times[^1] > Horizon, $"seed {seed}");
            else Assert.Equal((seed, best), (seed, Value(steps, times!)));
            if (times is not null) Assert.True(IsKept(steps, times), $"seed {seed}");
        }
    }

    [Fact]
    public void A_long_route_with_many_windows_takes_no_time()
    {
        var random = new Random(1);
        List<GivenStep> steps = [new(false, [], 0, 0, 0, long.MaxValue)];
        for (var step = 0; step < 200; step++)
        {
            var from = random.Next(100_000);
            steps.Add(new(step % 50 == 7, [new(from, from + 500), new(from + 2000, from + 2500)], 60, step % 50 == 7 ? 0 : 300, 0, long.MaxValue));
        }
        steps.Add(new(false, [], 0, 300, 0, long.MaxValue));

        Assert.NotNull(ChooseTimes.For(steps, new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token));
    }

    private static List<GivenStep> Draw(Random random)
    {
        List<GivenStep> steps = [Step(false, 0)];
        for (var step = random.Next(1, 4); step > 0; step--) steps.Add(Step(random.Next(3) == 0, random.Next(1, 3)));
        steps.Add(Step(false, 0));
        steps[0] = steps[0] with { Ride = 0 };
        return steps;

        GivenStep Step(bool isBreak, int seconds)
        {
            var windows = new List<TimeWindow>();
            for (var at = random.Next(5); windows.Count < random.Next(3) && at < 10; at += random.Next(2, 5)) windows.Add(new(at, at + random.Next(2)));
            return new(isBreak, windows.Zip(windows.Skip(1).Append(new(99, 99))).All(pair => pair.First.Until < pair.Second.From) ? windows : [],
                seconds, isBreak ? 0 : random.Next(3), random.Next(6) == 0 ? random.Next(6) : 0, random.Next(6) == 0 ? random.Next(4, 9) : long.MaxValue);
        }
    }

    private static (long, long, long)? Best(List<GivenStep> steps)
    {
        (long, long, long)? best = null;
        var times = new long[steps.Count];
        Try(0);
        return best;

        void Try(int rank)
        {
            if (rank == steps.Count)
            {
                if (IsKept(steps, times) && (best is null || Value(steps, times).CompareTo(best.Value) < 0)) best = Value(steps, times);
                return;
            }
            for (times[rank] = rank == 0 ? 0 : times[rank - 1] + steps[rank - 1].Seconds; times[rank] <= Horizon; times[rank]++) Try(rank + 1);
        }
    }

    private static bool IsKept(List<GivenStep> steps, long[] times)
    {
        var soonest = times[0];
        for (var rank = 0; rank < steps.Count; rank++)
        {
            if (times[rank] < steps[rank].From || times[rank] > steps[rank].Until) return false;
            if (rank > 0 && times[rank] < times[rank - 1] + steps[rank - 1].Seconds) return false;
            if (!steps[rank].IsBreak && times[rank] < soonest + steps[rank].Ride) return false;
            soonest = (steps[rank].IsBreak ? soonest : times[rank]) + steps[rank].Seconds;
        }
        return true;
    }

    private static (long, long, long) Value(List<GivenStep> steps, long[] times) =>
        (steps.Select((step, rank) => step.Outside(times[rank])).Sum(), times[^1] - times[0], times[1..^1].Sum());
}
