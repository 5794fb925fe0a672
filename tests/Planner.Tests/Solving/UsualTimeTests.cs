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

    [Theory]
    [InlineData(5, 1)]
    [InlineData(31, 1)]
    [InlineData(50, 2.5)]
    public void The_smallest_get_as_much_as_is_asked_for(int visits, double seconds) =>
        Assert.Equal(seconds, UsualTime.Of(visits, TimeSpan.FromSeconds(10), least: 1).TotalSeconds, 1e-6);
}
