namespace CoverageMap.Geo.Tests.Roads.Extracts;

public sealed class TurnCostTests
{
    private const string Crossing = """
          N
        W X E
          S
        """;

    [Theory]
    [InlineData("SXW", 4_000)]
    [InlineData("SXE", 1_000)]
    [InlineData("SXN", 0)]
    [InlineData("SXS", 10_000)]
    [InlineData("WXN", 4_000)]
    [InlineData("WXS", 1_000)]
    [InlineData("WXW", 10_000)]
    [InlineData("EXW", 0)]
    public void Turns_at_a_large_road_cost_seconds(string turn, uint ms)
    {
        using var map = new SmallMap(Crossing).Way("WXE", "highway=primary").Way("SXN", "highway=residential");
        var roads = map.Read(SmallMap.Motorbike);
        DraftCheck.Holds(roads.Draft);
        Assert.Equal(ms, roads.TurnMs(turn));
    }

    [Fact]
    public void Turns_among_small_streets_cost_nothing()
    {
        using var map = new SmallMap(Crossing).Way("WXE", "highway=residential").Way("SXN", "highway=tertiary");
        Assert.Empty(map.Read(SmallMap.Motorbike).Draft.Costs);
    }

    [Fact]
    public void Where_only_two_ways_meet_nothing_is_turned()
    {
        using var map = new SmallMap("""
            A B
              C
            """).Way("AB", "highway=primary").Way("BC", "highway=primary");
        Assert.Empty(map.Read(SmallMap.Motorbike).Draft.Costs);
    }

    [Fact]
    public void Turn_into_a_street_that_is_closed_costs_nothing()
    {
        using var map = new SmallMap(Crossing).Way("WXE", "highway=primary").Way("NXS", "highway=residential", "oneway=yes");
        var roads = map.Read(SmallMap.Motorbike);
        Assert.Equal(0u, roads.TurnMs("WXN"));
        Assert.Equal(1_000u, roads.TurnMs("WXS"));
    }

    [Fact]
    public void Direction_is_that_of_the_last_metres_and_not_of_the_last_two_points()
    {
        // The street from the south ends in a hook of two metres to the west.
        using var map = new SmallMap(Crossing).Node('H', 98, -100).Way("WXE", "highway=primary").Way("SHX", "highway=residential").Way("XN", "highway=residential");
        Assert.Equal(0u, map.Read(SmallMap.Motorbike).TurnMs("SXN"));
    }
}
