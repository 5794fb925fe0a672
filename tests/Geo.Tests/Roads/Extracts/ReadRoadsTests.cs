using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Tests.Roads.Extracts;

public sealed class ReadRoadsTests
{
    [Fact]
    public void Edge_runs_from_junction_to_junction_and_holds_the_points_between()
    {
        using var map = new SmallMap("""
            A B C D
              E
            """).Way("ABCD", "highway=residential").Way("EB", "highway=residential");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.Equal((3, 4), (roads.Draft.Edges, roads.Draft.Junctions));
        Assert.True(roads.IsOpen("AB") && roads.IsOpen("BD") && roads.IsOpen("EB"));
        var edge = roads.Arc("BD") / 2;
        Assert.Equal(3, roads.Draft.FirstPoint[edge + 1] - roads.Draft.FirstPoint[edge]);
        Assert.Equal((uint)Math.Round(map.Metres("BCD") * 10), roads.Draft.LengthDm[edge]);
        Assert.Equal(map.Milliseconds("BCD", 24), roads.Milliseconds("BD"));
    }

    [Fact]
    public void Nodes_that_no_road_shares_are_no_junctions()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential").Way("BC", "highway=construction");
        Assert.Equal(1, Checked(map.Read(SmallMap.Motorbike)).Draft.Edges);
    }

    [Fact]
    public void One_way_street_is_closed_against_its_direction()
    {
        using var map = new SmallMap("A B").Way("AB", "highway=residential", "oneway=yes");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.True(roads.IsOpen("AB"));
        Assert.False(roads.IsOpen("BA"));
        Assert.Equal(RoadDraft.Closed, roads.Milliseconds("BA"));
    }

    [Fact]
    public void Names_numbers_and_classes_are_told_once_each()
    {
        using var map = new SmallMap("""
            A B C D
            """).Way("AB", "highway=primary", "name=Hùng Vương", "ref=QL.14").Way("BC", "highway=primary", "name:vi=Hùng Vương").Way("CD", "route=ferry");
        var draft = Checked(map.Read(SmallMap.Motorbike)).Draft;
        Assert.Equal(["", "Hùng Vương", "QL.14"], draft.Names);
        Assert.Equal(["primary", "ferry"], draft.ClassNames);
        Assert.Equal([1, 1, 0], draft.Name);
        Assert.Equal([2, 0, 0], draft.Number);
        Assert.Equal([0, 0, 1], draft.Class);
    }

    [Fact]
    public void Way_that_lacks_nodes_is_kept_in_the_parts_that_are_there()
    {
        using var map = new SmallMap("A B   D   F G").Way("ABxDyFG", "highway=residential");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        // D stands alone between two gaps.
        Assert.Equal(2, roads.Draft.Edges);
        Assert.True(roads.IsOpen("AB") && roads.IsOpen("FG"));
    }

    [Fact]
    public void Node_twice_in_a_row_counts_once()
    {
        using var map = new SmallMap("A B C").Way("AABBCC", "highway=residential").Way("CCC", "highway=residential");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.Equal(1, roads.Draft.Edges);
        Assert.Equal(map.Milliseconds("ABC", 24), roads.Milliseconds("AC"));
    }

    [Fact]
    public void Closed_way_is_a_loop_at_one_junction()
    {
        using var map = new SmallMap("""
            A B
            D C
            """).Way("ABCDA", "highway=residential");
        var draft = Checked(map.Read(SmallMap.Motorbike)).Draft;
        Assert.Equal((1, 1), (draft.Edges, draft.Junctions));
        Assert.Equal(draft.From[0], draft.To[0]);
    }

    [Fact]
    public void Way_that_crosses_itself_has_a_junction_there()
    {
        using var map = new SmallMap("""
            A B C
              E D
            """).Way("ABCDEB", "highway=residential");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.Equal(2, roads.Draft.Edges);
        Assert.True(roads.HasEdge("AB") && roads.HasEdge("BB"));
    }

    [Fact]
    public void Nodes_at_one_place_make_an_edge_of_a_millisecond_at_least()
    {
        using var map = new SmallMap("A").Node('B', 0, 0).Way("AB", "highway=residential");
        var draft = Checked(map.Read(SmallMap.Motorbike)).Draft;
        Assert.Equal((1u, 1u), (draft.ForwardMs[0], draft.LengthDm[0]));
    }

    [Fact]
    public void Nobody_gets_past_a_blocked_node_but_to_it_from_each_side()
    {
        using var map = new SmallMap("""
            A B C
              D
            """).Way("ABC", "highway=residential").Way("DB", "highway=residential").Tag('B', "barrier=block");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.Equal(6, roads.Draft.Junctions);
        Assert.True(roads.IsOpen("AB") && roads.IsOpen("BC") && roads.IsOpen("DB"));
        Assert.False(roads.MayGo("ABC") || roads.MayGo("ABD") || roads.MayGo("DBC"));
        Assert.True(map.Read(SmallMap.Bicycle).MayGo("ABC"));
    }

    [Fact]
    public void Bollard_amid_a_street_parts_it_for_cars_and_costs_a_motorbike_a_second()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential").Tag('B', "barrier=bollard");
        Assert.False(map.Read(SmallMap.Car).MayGo("ABC"));
        var roads = map.Read(SmallMap.Motorbike);
        Assert.Equal(1, roads.Draft.Edges);
        Assert.Equal(map.Milliseconds("ABC", 24) + 1000, roads.Milliseconds("AC"));
    }

    [Fact]
    public void Signals_cost_those_who_reach_them()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential").Tag('C', "highway=traffic_signals");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.Equal(map.Milliseconds("ABC", 24) + 12_000, roads.Milliseconds("AC"));
        Assert.Equal(map.Milliseconds("ABC", 24), roads.Milliseconds("CA"));
    }

    [Fact]
    public void Stop_sign_amid_a_way_costs_the_direction_that_it_stands_for()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential").Tag('B', "highway=stop", "direction=backward");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.Equal(map.Milliseconds("ABC", 24), roads.Milliseconds("AC"));
        Assert.Equal(map.Milliseconds("ABC", 24) + 3_000, roads.Milliseconds("CA"));
    }

    [Fact]
    public void Ferry_takes_as_long_as_its_tag_says_shared_out_by_length()
    {
        using var map = new SmallMap("""
            A   B       C
                D
            """).Way("ABC", "route=ferry", "duration=00:09").Way("BD", "route=ferry");
        var roads = Checked(map.Read(SmallMap.Motorbike));
        Assert.InRange(roads.Milliseconds("AB"), 179_990u, 180_010u);
        Assert.InRange(roads.Milliseconds("BC"), 359_990u, 360_010u);
        Assert.Equal(map.Milliseconds("BD", 7), roads.Milliseconds("BD"));
        Assert.Equal(RoadTraits.Ferry, roads.Traits("AB"));
    }

    [Fact]
    public void Progress_grows_to_the_whole()
    {
        using var map = new SmallMap("A B").Way("AB", "highway=residential");
        var told = new List<double>();
        ReadRoads.Run(map.Save(), SmallMap.Motorbike, new Told(told), CancellationToken.None);
        Assert.Equal(1, told[^1]);
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public void Reading_can_be_given_up()
    {
        using var map = new SmallMap("A B").Way("AB", "highway=residential");
        Assert.Throws<OperationCanceledException>(() => ReadRoads.Run(map.Save(), SmallMap.Motorbike, null, new CancellationToken(canceled: true)));
    }

    private sealed class Told(List<double> values) : IProgress<double>
    {
        public void Report(double value) => values.Add(value);
    }

    private static SmallRoads Checked(SmallRoads roads)
    {
        DraftCheck.Holds(roads.Draft);
        return roads;
    }
}
