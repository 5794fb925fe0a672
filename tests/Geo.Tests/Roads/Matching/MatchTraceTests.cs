using CoverageMap.Geo.Roads.Matching;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads.Matching;

public sealed class MatchTraceTests : IDisposable
{
    // Two parallel streets 27 m apart, joined at both ends, and one far away that nothing leads to.
    private static readonly RoadSketch Sketch = new RoadSketch("""
        a         b
        c         d



        x         y
        """, 27).Road("ab", "Trên").Road("cd", "Dưới").Road("ac", "Tây").Road("bd", "Đông").Road("xy", "Xa");

    private readonly SketchedRoads _roads = new(Sketch);

    public void Dispose() => _roads.Dispose();

    [Fact]
    public void A_trace_keeps_to_its_street_though_one_point_is_nearer_to_the_next()
    {
        var stretch = Assert.Single(Match(Along('a', 0, 10, -3, 30, 4, 50, -14, 70, 2, 90, 0)));
        Assert.Equal([0, 1, 2, 3, 4], stretch.Points);
        Assert.All(stretch.Places, place => Assert.Equal("Trên", Name(place.Edge)));
        Assert.All(stretch.Places, place => Assert.True(place is { Forward: true, Backward: false }));
        Assert.InRange(stretch.Confidence, 0.5, 1);
    }

    [Fact]
    public void An_outlier_is_left_out()
    {
        var stretch = Assert.Single(Match([.. Along('a', 0, 10, 0, 40, 0), new TracePoint(Sketch.Near('a', 60, 700)), .. Along('a', 0, 80, 0, 120, 0)]));
        Assert.Equal([0, 1, 3, 4], stretch.Points);
    }

    [Fact]
    public void Where_no_road_joins_two_parts_each_is_matched_by_itself()
    {
        var stretches = Match([.. Along('a', 0, 10, 0, 40, 0, 70, 0), .. Along('x', 0, 10, 0, 40, 0, 70, 0)]);
        Assert.Equal<int[]>([[0, 1, 2], [3, 4, 5]], stretches.Select(stretch => stretch.Points.ToArray()));
    }

    [Fact]
    public void A_long_pause_divides_a_trace_unless_that_is_ignored()
    {
        TracePoint[] trace = [.. Along('a', 0, 10, 0, 30, 0, 50, 0, 70, 0).Select((point, index) => point with { Seconds = index * 10 + (index > 1 ? 1000 : 0) })];
        Assert.Equal(2, Match(trace).Count);
        Assert.Single(MatchTrace.Run(_roads.Network, trace, splitAtGaps: false, CancellationToken.None));
    }

    [Fact]
    public void One_who_stands_still_goes_nowhere()
    {
        var places = Assert.Single(Match(Along('a', 0, 50, 1, 60, 0, 57, 2, 55, -2, 90, 0))).Places;
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second.OffsetDm >= pair.First.OffsetDm));
    }

    [Fact]
    public void One_who_turns_back_is_found_to_do_so()
    {
        var stretch = Assert.Single(Match(Along('a', 0, 20, 0, 60, 0, 100, 0, 60, 0, 20, 0)));
        Assert.Equal((true, false), (stretch.Places[1].Forward, stretch.Places[1].Backward));
        Assert.Equal((false, true), (stretch.Places[3].Forward, stretch.Places[3].Backward));
    }

    [Fact]
    public void Far_from_any_road_nothing_is_found() => Assert.Empty(Match([new(Sketch.Near('a', 0, 5000)), new(Sketch.Near('b', 0, 5000))]));

    [Fact]
    public void A_point_between_two_streets_is_told_to_have_an_alternative()
    {
        var stretch = Assert.Single(Match([.. Along('a', 0, 20, -14, 40, -14).Select(point => point with { PrecisionMetres = 15 })]));
        Assert.All(stretch.Alternatives, count => Assert.InRange(count, 1, 5));
    }

    private IReadOnlyList<MatchedStretch> Match(TracePoint[] trace) => MatchTrace.Run(_roads.Network, trace, splitAtGaps: true, CancellationToken.None);

    private string Name(int edge) => _roads.Network.StreetName(edge);

    // Points as pairs of metres east and north.
    private static TracePoint[] Along(char from, double north, params double[] places) =>
        [.. places.Chunk(2).Select(place => new TracePoint(Sketch.Near(from, place[0], north + place[1])))];
}
