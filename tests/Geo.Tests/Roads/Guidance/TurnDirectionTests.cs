using CoverageMap.Geo.Roads.Guidance;

namespace CoverageMap.Geo.Tests.Roads.Guidance;

public class TurnDirectionTests
{
    [Theory]
    [InlineData(0, 0, TurnDirection.Straight)]
    [InlineData(350, 10, TurnDirection.Straight)]
    [InlineData(0, 30, TurnDirection.SlightRight)]
    [InlineData(0, 330, TurnDirection.SlightLeft)]
    [InlineData(0, 90, TurnDirection.Right)]
    [InlineData(90, 0, TurnDirection.Left)]
    [InlineData(300, 30, TurnDirection.Right)]
    [InlineData(0, 150, TurnDirection.SharpRight)]
    [InlineData(0, 210, TurnDirection.SharpLeft)]
    [InlineData(45, 225, TurnDirection.UTurn)]
    public void A_turn_is_told_by_the_angle_between_bearings(double before, double after, TurnDirection expected) =>
        Assert.Equal(expected, TurnDirections.Of(Bearings.Turn(before, after)));

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 0, 90)]
    [InlineData(0, -1, 180)]
    [InlineData(-1, 0, 270)]
    [InlineData(0, 0, 0)]
    public void Bearings_run_clockwise_from_north(double east, double north, double expected) =>
        Assert.Equal(expected, Bearings.Between(new LonLat(106, 0), new LonLat(106 + east / 100, north / 100)), 3);

    [Fact]
    public void A_line_is_simplified_to_what_shows_at_its_scale()
    {
        LonLat[] line = [new(106, 11), new(106.25, 11.000001), new(106.5, 11), new(106.5, 11.5)];
        Assert.Equal([line[0], line[2], line[3]], SimplifyLine.Run(line, SimplifyLine.ScaleFor(line)));
    }

    [Fact]
    public void A_line_that_runs_in_place_keeps_its_ends()
    {
        LonLat[] line = [new(106, 11), new(106, 11), new(106, 11)];
        Assert.Equal(2, SimplifyLine.Run(line, SimplifyLine.ScaleFor(line)).Count);
    }
}
