using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

public sealed class UsualTimeTests
{
    [Theory]
    [InlineData(0, 10, 0.2)]
    [InlineData(14, 10, 0.2)]
    [InlineData(20, 10, 0.4)]
    [InlineData(50, 10, 2.5)]
    [InlineData(100, 10, 10)]
    [InlineData(30_000, 300, 300)]
    [InlineData(50, 0.1, 0.1)]
    public void Few_visits_are_searched_for_less_long(int visits, double most, double seconds) =>
        Assert.Equal(seconds, UsualTime.Of(visits, TimeSpan.FromSeconds(most)).TotalSeconds, 1e-6);
}
