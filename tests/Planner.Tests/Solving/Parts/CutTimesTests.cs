using CoverageMap.Planner.Solving.Parts;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>Parts of a cut of 60 seconds, begun one after another by whoever is idle, at its 100th second.</summary>
public sealed class CutTimesTests
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Until = TimeSpan.FromSeconds(160);

    [Theory]
    [InlineData(2, new[] { 1788, 1741, 1248, 1223 })]
    [InlineData(2, new[] { 1500, 1500, 1490, 1485, 1480, 1480, 1470, 1400 })]
    [InlineData(3, new[] { 900, 880, 700, 650, 640, 600 })]
    [InlineData(2, new[] { 800, 800, 800 })]
    [InlineData(2, new[] { 1500, 1400, 1400, 1400, 1300, 1300, 1200 })]
    [InlineData(2, new[] { 1450, 1310, 1290, 1270, 900 })]
    [InlineData(3, new[] { 1000, 1000, 1000, 1000 })]
    [InlineData(1, new[] { 700, 500, 400 })]
    [InlineData(4, new[] { 700, 500, 400 })]
    public void Nobody_is_idle_for_a_tenth_of_the_time(int lanes, int[] sizes)
    {
        var free = Enumerable.Repeat(Start, lanes).ToArray();
        var shares = new double[sizes.Length];
        var times = new CutTimes(lanes, [.. sizes.Select(size => (long)size)]);
        for (var part = 0; part < sizes.Length; part++)
        {
            var lane = Array.IndexOf(free, free.Min());
            if (free[lane] > Start) times.End(free[lane]);
            var began = free[lane];
            free[lane] = times.Begin(part, began, Until);
            shares[part] = (free[lane] - began).TotalSeconds / sizes[part];
        }
        Assert.All(free.Where(end => end > Start), end => Assert.InRange(end.TotalSeconds, 154, 160));
        Assert.Equal(Math.Min(lanes, sizes.Length), free.Count(end => end > Start));
        // By size, as far as parts cannot be divided.
        Assert.All(shares, share => Assert.InRange(share / shares.Average(), 0.6, 1.6));
    }

    [Fact]
    public void Parts_alike_have_like_times_whoever_is_late()
    {
        var times = new CutTimes(2, [100, 100, 100, 100]);
        var first = times.Begin(0, Start, Until);
        var second = times.Begin(1, Start, Until);
        Assert.Equal((130, 130), (first.TotalSeconds, second.TotalSeconds));
        // The first ends as told, the second ten seconds late.
        times.End(first);
        Assert.Equal(160, times.Begin(2, first, Until).TotalSeconds, 0.01);
        times.End(second);
        Assert.Equal(160, times.Begin(3, second + TimeSpan.FromSeconds(10), Until).TotalSeconds, 0.01);
    }

    [Fact]
    public void After_the_end_no_time_is_left()
    {
        var late = Until + TimeSpan.FromSeconds(1);
        Assert.Equal(late, new CutTimes(2, [50, 50]).Begin(0, late, Until));
    }
}
