using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Guidance;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads.Guidance;

public class DescribeLegTests
{

    [Theory]
    [InlineData("ab", "Depart Lê Lợi; Turn Left Hùng Vương; Arrive")]
    [InlineData("ae", "Depart Lê Lợi; Turn Right Hùng Vương; Arrive")]
    [InlineData("ad", "Depart Lê Lợi; Arrive")]
    [InlineData("bd", "Depart Hùng Vương; Turn Left Lê Lợi; Arrive")]
    public void At_a_crossing_a_turn_is_told_and_going_on_is_not(string way, string expected) => Assert.Equal(expected, Tell(
        new RoadSketch("""
              b
            a c d
              e
            """).Road("acd", "Lê Lợi").Road("bce", "Hùng Vương"), way[0], way[1]));

    [Fact]
    public void A_road_that_goes_on_under_another_name_is_told_so() => Assert.Equal(
        "Depart Lê Lợi; NewName Straight Quang Trung; Arrive", Tell(new RoadSketch("a b c").Road("ab", "Lê Lợi").Road("bc", "Quang Trung"), 'a', 'c'));

    [Fact]
    public void A_bend_without_another_road_is_not_told() => Assert.Equal("Depart Lê Lợi; Arrive", Tell(
        new RoadSketch("""
            a b
              c
            """).Road("ab", "Lê Lợi").Road("bc", "Lê Lợi"), 'a', 'c'));

    [Fact]
    public void A_road_that_turns_off_under_its_name_is_continued() => Assert.Equal("Depart Lê Lợi; Continue Right Lê Lợi; Arrive", Tell(
        new RoadSketch("""
            a b d
              c
            """).Road("abc", "Lê Lợi").Road("bd", "Quang Trung"), 'a', 'c'));

    [Theory]
    [InlineData('b', "Depart Hẻm 1; EndOfRoad Left Lê Lợi; Arrive")]
    [InlineData('d', "Depart Hẻm 1; EndOfRoad Right Lê Lợi; Arrive")]
    public void A_road_that_ends_at_another_is_told_so(char to, string expected) => Assert.Equal(expected, Tell(
        new RoadSketch("""
              b
            a c
              d
            """).Road("ac", "Hẻm 1").Road("bcd", "Lê Lợi"), 'a', to));

    [Theory]
    [InlineData('c', "Depart A; Fork SlightLeft B; Arrive")]
    [InlineData('d', "Depart A; Fork SlightRight C; Arrive")]
    public void A_fork_is_told_by_its_side(char to, string expected) => Assert.Equal(expected, Tell(
        new RoadSketch("""
                  c
            a   b
                  d
            """).Road("ab", "A").Road("bc", "B").Road("bd", "C"), 'a', to));

    [Fact]
    public void A_small_way_beside_the_main_road_makes_no_fork() => Assert.Equal("Depart A; Arrive", Tell(
        new RoadSketch("""
                    d
            a   b   c
            """).Road("abc", "A", "primary").Road("bd", "B", "service"), 'a', 'c'));

    [Fact]
    public void Ramps_onto_and_off_a_highway_are_told_as_such()
    {
        var sketch = new RoadSketch("""
                b c   d e
              f           g
            a           h
            """)
            .Road("bcde", "Cao tốc", "motorway", oneWay: true)
            .Road("fc", "", "motorway_link", oneWay: true, traits: RoadTraits.Link).Road("dg", "", "motorway_link", oneWay: true, traits: RoadTraits.Link)
            .Road("af", "Đường tỉnh", "secondary").Road("gh", "Đường tỉnh", "secondary").Road("fh", "Đường tỉnh", "secondary", kmh: 5);
        var told = Tell(sketch, 'a', 'h');
        Assert.Contains("OnRamp", told);
        Assert.Contains("Merge", told);
        Assert.Contains("OffRamp", told);
    }

    [Fact]
    public void A_ferry_is_told_where_it_begins_and_ends() => Assert.Equal(
        "Depart A; Notification Straight; Notification Straight B; Arrive",
        Tell(new RoadSketch("a b c d").Road("ab", "A").Road("bc", @class: "ferry", traits: RoadTraits.Ferry).Road("cd", "B"), 'a', 'd'));

    private const string RingSketch = """
            a
            b
        h g   c d
            e
            f
        """;

    // One rides on the right, around the ring against the clock: b, g, e, c.
    [Theory]
    [InlineData(3, "", "ah", "Depart; RoundaboutTurn Right exit 1 gh; Arrive")]
    [InlineData(3, "", "af", "Depart; RoundaboutTurn Straight exit 2 ef; Arrive")]
    [InlineData(3, "", "ad", "Depart; RoundaboutTurn Left exit 3 cd; Arrive")]
    [InlineData(30, "", "af", "Depart; Roundabout Right exit 2; ExitRoundabout Right exit 2 ef; Arrive")]
    [InlineData(30, "Ngã sáu", "ad", "Depart; Rotary Right exit 3 Ngã sáu; ExitRotary Right exit 3 cd; Arrive")]
    public void A_roundabout_is_told_by_its_size_and_name_with_the_exit_taken(double grid, string name, string way, string expected)
    {
        var sketch = new RoadSketch(RingSketch, grid).Road("ab").Road("cd", "cd").Road("ef", "ef").Road("gh", "gh")
            .Road("bgecb", name, oneWay: true, traits: RoadTraits.Roundabout);
        Assert.Equal(expected, Tell(sketch, way[0], way[1]));
    }

    [Fact]
    public void Steps_cover_the_leg_in_length_time_and_points()
    {
        using var roads = new SketchedRoads(Sketch());
        var (from, to) = (Sketch().Near('a', 30, 5), Sketch().Near('f', 0, -20));
        var (path, line, steps) = Leg(roads, from, to);
        Assert.Equal(path.Decimetres / 10.0, steps.Sum(step => step.Metres), 3);
        Assert.Equal(path.Milliseconds / 1000.0, steps.Sum(step => step.Seconds), 3);
        Assert.Equal(path.Decimetres / 10.0, line.Metres.Sum(), 3);
        Assert.Equal((line.Points.Count - 1, line.Points.Count - 1), (line.Metres.Count, line.Seconds.Count));
        Assert.Equal(0, steps[0].FirstPoint);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.LastPoint, pair.Second.FirstPoint));
        Assert.Equal(line.Points.Count - 1, steps[^1].LastPoint);
        Assert.All(steps, step => Assert.Equal(line.Points[step.FirstPoint], step.Maneuver.Location));
        Assert.Equal(TurnDirection.Left, steps[0].Maneuver.Direction);
    }

    [Fact]
    public void Crossings_tell_the_roads_around_and_which_may_be_entered()
    {
        using var roads = new SketchedRoads(Sketch());
        var crossing = Leg(roads, Sketch()['a'], Sketch()['f']).Steps.SelectMany(step => step.Crossings)
            .Single(one => one.Location.DistanceMetresTo(Sketch()['b']) < 1);
        Assert.Equal([90, 180, 270], crossing.Bearings.Select(bearing => Math.Round(bearing)));
        Assert.Equal([true, true, false], crossing.Entry);
        Assert.Equal((2, 0), (crossing.In, crossing.Out));
    }

    [Fact]
    public void A_leg_that_goes_nowhere_departs_and_arrives()
    {
        using var roads = new SketchedRoads(Sketch());
        var (_, line, steps) = Leg(roads, Sketch().Near('a', 50, 0), Sketch().Near('a', 50, 0));
        Assert.Equal([ManeuverType.Depart, ManeuverType.Arrive], steps.Select(step => step.Maneuver.Type));
        Assert.Equal(2, line.Points.Count);
    }

    [Fact]
    public void The_summary_names_the_two_longest_roads_in_order()
    {
        using var roads = new SketchedRoads(new RoadSketch("""
            a b
              c d
                e
                f
            """).Road("ab", "Một").Road("bc", "Hai").Road("cd", "Ba").Road("def", "Bốn"));
        var sketch = new RoadSketch("""
            a b
              c d
                e
                f
            """);
        Assert.Equal("Một, Bốn", LegSummary.Of(Leg(roads, sketch['a'], sketch['f']).Steps));
    }

    private static RoadSketch Sketch() => new RoadSketch("""
        a b c
          d e
            f
        """).Road("abc", "A").Road("bd", "B").Road("cef", "C").Road("de", "D");

    private static string Tell(RoadSketch sketch, char from, char to)
    {
        using var roads = new SketchedRoads(sketch);
        return string.Join("; ", Leg(roads, sketch[from], sketch[to]).Steps.Select(step => step.Maneuver.Type is ManeuverType.Arrive ? "Arrive"
            : string.Join(" ", new[]
            {
                step.Maneuver.Type.ToString(), step.Maneuver.Direction?.ToString() ?? "", step.Maneuver.Exit is { } exit ? $"exit {exit}" : "", step.Name,
            }.Where(word => word != ""))));
    }

    private static (Geo.Roads.Networks.RoadPath Path, LegLine Line, IReadOnlyList<RouteStep> Steps) Leg(SketchedRoads roads, LonLat from, LonLat to)
    {
        var (start, end) = (roads.Network.Snap(from, 50)[0], roads.Network.Snap(to, 50)[0]);
        var path = roads.Network.Route(start, end)!;
        var line = LegLine.Of(roads.Network, path, start.Position);
        return (path, line, DescribeLeg.Run(roads.Network, path, line, from, to));
    }
}
