using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;

namespace CoverageMap.Planner.Tests.Solving.Engine;

public sealed class SearchWatchTests
{
    private readonly SearchWatch _whole = new(new() { Iterations = 1000, Time = TimeSpan.FromHours(1) }, default);

    [Fact]
    public void A_part_goes_on_in_its_stretches_and_stands_still_between_them()
    {
        var part = _whole.Part(new() { Iterations = 500 });
        _whole.Count(100);
        part.GoOn(0.4, 0.3);
        Assert.Equal(0, part.Share);
        part.Count(50);
        Assert.Equal(0.1, part.Share, 9);
        part.Count(150);
        Assert.Equal(0.4, part.Share);
        _whole.Count(400);
        Assert.Equal((0.4, 200L, 700L), (part.Share, part.Steps, _whole.Steps));
        part.GoOn(1, 1);
        Assert.Equal(0.4, part.Share);
        part.Count(150);
        Assert.Equal(0.7, part.Share, 9);
        Assert.False(part.IsOver);
        part.Count(150);
        Assert.True(part.IsOver);
    }

    [Fact]
    public void A_stretch_that_began_late_is_at_its_end()
    {
        var part = _whole.Part(new() { Iterations = 500 });
        _whole.Count(300);
        part.GoOn(0.7, 0.25);
        Assert.Equal(0.7, part.Share);
        Assert.False(part.IsOver);
    }

    [Fact]
    public void A_part_ends_with_the_whole()
    {
        var part = _whole.Part(new() { Iterations = 500 });
        part.GoOn(0.5, 1);
        _whole.Count(1000);
        Assert.True(part.IsOver);
        Assert.Equal(0.5, part.Share);
    }
}
