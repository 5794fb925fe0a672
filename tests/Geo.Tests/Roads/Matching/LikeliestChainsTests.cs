using CoverageMap.Geo.Roads.Matching;

namespace CoverageMap.Geo.Tests.Roads.Matching;

public class LikeliestChainsTests
{
    private const double Never = double.NegativeInfinity;

    [Fact]
    public void The_way_that_is_likely_as_a_whole_wins_over_places_that_are_likely_each()
    {
        // The middle point is nearer to its second place, to which no good way leads.
        var chain = Assert.Single(LikeliestChains.Find([[0], [-2, -1], [0]], (_, second) => second == 1 ? [0, -5] : [0, -5], (_, _) => false));
        Assert.Equal([0, 0, 0], chain.Best());
    }

    [Fact]
    public void A_point_that_nothing_leads_to_is_passed_over()
    {
        var chain = Assert.Single(LikeliestChains.Find([[0], [0], [0]], (first, second) => first == 1 || second == 1 ? [Never] : [0], (_, _) => false), one => one.Count > 1);
        Assert.Equal([0, 2], chain.Points);
    }

    [Fact]
    public void A_point_without_any_place_is_passed_over()
    {
        var chain = Assert.Single(LikeliestChains.Find([[0], [], [0]], (_, _) => [0], (_, _) => false));
        Assert.Equal([0, 2], chain.Points);
    }

    [Fact]
    public void Where_no_way_leads_on_another_chain_begins_with_every_point_kept()
    {
        var chains = LikeliestChains.Find([.. Enumerable.Repeat(new double[] { 0 }, 40)], (first, second) => first < 20 == second < 20 ? [0] : [Never], (_, _) => false);
        Assert.Equal([20, 20], chains.Select(chain => chain.Count));
        Assert.Equal(Enumerable.Range(0, 40), chains.SelectMany(chain => chain.Points));
    }

    [Fact]
    public void A_gap_ends_a_chain_though_a_way_leads_on()
    {
        var chains = LikeliestChains.Find([[0], [0], [0], [0]], (_, _) => [0], (_, second) => second == 2);
        Assert.Equal<int[]>([[0, 1], [2, 3]], chains.Select(chain => chain.Points.ToArray()));
    }

    [Fact]
    public void Places_nearly_as_likely_are_found_and_unlikely_ones_not()
    {
        var chain = Assert.Single(LikeliestChains.Find([[0, -1, -20], [0]], (_, _) => [0, 0, 0], (_, _) => false));
        Assert.Equal<int[]>([[0, 1], [0]], chain.WithinOf(chain.Best(), Math.Log(100)).Select(places => places.ToArray()));
    }

    [Fact]
    public void Gaps_are_longer_than_a_minute_and_than_ten_usual_intervals()
    {
        var frequent = TraceGaps.Of([.. new long[] { 0, 5, 10, 71, 75 }.Select(At)]);
        Assert.True(frequent(2, 3));
        Assert.False(frequent(1, 2));
        Assert.False(TraceGaps.Of([.. new long[] { 0, 100, 200, 300 }.Select(At)])(0, 1));
        Assert.False(TraceGaps.Of([At(0) with { Seconds = null }, At(1)])(0, 1));
    }

    [Fact]
    public void Tidying_leaves_out_what_is_near_in_place_or_time()
    {
        TracePoint Point(double metres, long seconds) => new(new LonLat(106.6, 11.6 + metres / 111_195), seconds);
        var trace = new[] { Point(0, 0), Point(10, 10), Point(50, 12), Point(60, 20), Point(90, 15), Point(95, 16) };
        Assert.Equal([0, 2, 5], TidyTrace.Run(trace, []));
        Assert.Equal([0, 2, 3, 5], TidyTrace.Run(trace, [3]));
    }

    private static TracePoint At(long seconds) => new(new LonLat(106.6, 11.6), seconds);
}
