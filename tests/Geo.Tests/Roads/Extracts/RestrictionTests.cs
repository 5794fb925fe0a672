using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Tests.Roads.Extracts;

public sealed class RestrictionTests
{
    private const string Crossing = """
          N
        W X E
          S
        """;

    [Theory]
    [InlineData("no_left_turn")]
    [InlineData("no_right_turn")]
    [InlineData("no_straight_on")]
    [InlineData("no_entry")]
    [InlineData("no_exit")]
    public void No_turn_closes_this_turn_and_no_other(string kind)
    {
        using var map = Cross().Restriction(kind, "SX", "X", "XW");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "SXW");
    }

    [Theory]
    [InlineData("only_straight_on")]
    [InlineData("only_left_turn")]
    [InlineData("only_right_turn")]
    public void Only_turn_closes_all_others_from_there_also_back(string kind)
    {
        using var map = Cross().Restriction(kind, "SX", "X", "XN");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "SXW", "SXE", "SXS");
    }

    [Fact]
    public void Only_u_turn_closes_all_but_the_way_back()
    {
        using var map = Cross().Restriction("only_u_turn", "SX", "X", "SX");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "SXW", "SXE", "SXN");
    }

    [Fact]
    public void No_u_turn_on_one_way_closes_the_way_back()
    {
        using var map = Cross().Restriction("no_u_turn", "SX", "X", "SX");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "SXS");
    }

    [Fact]
    public void No_u_turn_on_a_way_that_goes_on_holds_from_both_sides()
    {
        using var map = new SmallMap(Crossing).Way("WXE", "highway=residential").Way("SXN", "highway=residential")
            .Restriction("no_u_turn", "WXE", "X", "WXE");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "WXW", "EXE");
    }

    [Fact]
    public void No_u_turn_in_the_middle_of_a_way_makes_a_junction_there()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential").Restriction("no_u_turn", "ABC", "B", "ABC");
        var roads = map.Read(SmallMap.Motorbike);
        DraftCheck.Holds(roads.Draft);
        Assert.True(roads.MayGo("ABC"));
        Assert.False(roads.MayGo("ABA"));
    }

    [Fact]
    public void Several_ways_may_not_enter_and_one_may_not_leave_into_several()
    {
        using var map = Cross().Restriction("no_entry", "SX,XN", "X", "XW").Restriction("no_exit", "XE", "X", "XN,SX");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "SXW", "NXW", "EXN", "EXS");
    }

    [Fact]
    public void Members_of_several_that_are_missing_do_not_free_the_others()
    {
        using var map = Cross().Restriction("no_entry", "SX,QQ", "X", "XW");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "SXW");
    }

    [Fact]
    public void One_restriction_twice_is_one_ban()
    {
        using var map = Cross().Restriction("no_left_turn", "SX", "X", "XW").Restriction("no_left_turn", "SX", "X", "XW");
        Assert.Single(map.Read(SmallMap.Motorbike).Draft.Bans);
    }

    [Fact]
    public void Way_that_is_cut_at_other_junctions_binds_at_its_end()
    {
        using var map = new SmallMap("""
                N
            W M X E
              S
            """)
            .Way("WMX", "highway=residential").Way("MS", "highway=residential").Way("XE", "highway=residential").Way("XN", "highway=residential")
            .Restriction("no_left_turn", "WMX", "X", "XN");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "MXN");
    }

    [Fact]
    public void No_turn_by_way_of_another_closes_the_whole_path_only()
    {
        using var map = Carriageways().Restriction("no_u_turn", "AB", "BC", "CD");
        var roads = map.Read(SmallMap.Motorbike);
        DraftCheck.Holds(roads.Draft);
        Assert.False(roads.MayGo("ABCD"));
        Assert.True(roads.MayGo("ABCF"));
        Assert.True(roads.MayGo("EBCD"));
    }

    [Theory]
    [InlineData("BM,MC")]
    [InlineData("MC,BM")]
    public void Ways_between_are_put_in_order(string via)
    {
        using var map = new SmallMap("""
            D C F
              M K
            A B E
            """)
            .Way("AB", "highway=primary", "oneway=yes").Way("BE", "highway=primary").Way("FC", "highway=primary").Way("CD", "highway=primary", "oneway=yes")
            .Way("BM", "highway=residential").Way("MC", "highway=residential").Way("MK", "highway=residential")
            .Restriction("no_u_turn", "AB", via, "CD");
        var roads = map.Read(SmallMap.Motorbike);
        DraftCheck.Holds(roads.Draft);
        Assert.Equal([roads.Arc("AB"), roads.Arc("BM"), roads.Arc("MC"), roads.Arc("CD")], Assert.Single(roads.Draft.Bans));
        Assert.True(roads.MayGo("KMCD"));
    }

    [Fact]
    public void Junctions_on_the_way_between_are_part_of_the_path()
    {
        using var map = new SmallMap("""
            D C F
              M K
            A B E
            """)
            .Way("AB", "highway=primary").Way("BE", "highway=primary").Way("FC", "highway=primary").Way("CD", "highway=primary")
            .Way("CMB", "highway=residential").Way("MK", "highway=residential").Restriction("no_u_turn", "AB", "CMB", "CD");
        var roads = map.Read(SmallMap.Motorbike);
        Assert.False(roads.MayGo("ABMCD"));
        Assert.True(roads.MayGo("ABMK"));
    }

    [Fact]
    public void Only_turn_by_way_of_another_binds_those_who_came_that_way()
    {
        using var map = Carriageways().Restriction("only_straight_on", "AB", "BC", "CD");
        var roads = map.Read(SmallMap.Motorbike);
        DraftCheck.Holds(roads.Draft);
        Assert.True(roads.MayGo("ABCD"));
        Assert.False(roads.MayGo("ABCF"));
        Assert.False(roads.MayGo("ABCB"));
        Assert.True(roads.MayGo("EBCF"));
        Assert.True(roads.MayGo("ABE"));
    }

    [Fact]
    public void Restriction_for_a_vehicle_binds_it_alone()
    {
        using var map = Cross().Restriction("", "SX", "X", "XW", "restriction:motorcycle=no_left_turn");
        AssertOnlyBanned(map.Read(SmallMap.Motorbike), "SXW");
        AssertSkipped(map.Read(SmallMap.Car), RestrictionSkip.OtherVehicles);
    }

    [Fact]
    public void Excepted_vehicle_is_free()
    {
        using var map = Cross().Restriction("no_left_turn", "SX", "X", "XW", "except=psv; motorcycle");
        AssertSkipped(map.Read(SmallMap.Motorbike), RestrictionSkip.OtherVehicles);
        AssertOnlyBanned(map.Read(SmallMap.Car), "SXW");
    }

    [Fact]
    public void Restriction_at_some_hours_is_left_out()
    {
        using var map = Cross().Restriction("", "SX", "X", "XW", "restriction:conditional=no_left_turn @ (06:00-09:00)");
        AssertSkipped(map.Read(SmallMap.Motorbike), RestrictionSkip.OtherVehicles);
    }

    [Fact]
    public void Walkers_turn_as_they_like()
    {
        using var map = Cross().Restriction("no_left_turn", "SX", "X", "XW");
        Assert.Empty(map.Read(SmallMap.Foot).Draft.Bans);
    }

    [Fact]
    public void Restriction_without_its_members_is_left_out_and_counted()
    {
        using var map = Cross().Way("XQ", "highway=footway")
            .Restriction("no_left_turn", "SX", "X", "QQ").Restriction("no_left_turn", "XQ", "X", "SX").Restriction("no_left_turn", "SX", "Q", "XW");
        var roads = map.Read(SmallMap.Motorbike);
        AssertSkipped(roads, RestrictionSkip.MissingMembers, 3);
        Assert.Equal((3, 0), (roads.Extracted.Restrictions.Seen, roads.Extracted.Restrictions.Taken));
    }

    [Fact]
    public void Restriction_whose_members_do_not_meet_is_left_out_and_counted()
    {
        using var map = Cross().Way("SQ", "highway=residential").Node('Q', 500, 500)
            .Restriction("no_left_turn", "SQ", "X", "XW").Restriction("no_left_turn", "SX", "SQ", "XW");
        AssertSkipped(map.Read(SmallMap.Motorbike), RestrictionSkip.DoNotMeet, 2);
    }

    [Fact]
    public void Turn_that_a_one_way_street_forbids_anyway_is_left_out()
    {
        using var map = new SmallMap(Crossing).Way("WX", "highway=residential", "oneway=yes").Way("SX", "highway=residential").Way("XE", "highway=residential")
            .Restriction("no_left_turn", "SX", "X", "WX");
        AssertSkipped(map.Read(SmallMap.Motorbike), RestrictionSkip.DoNotMeet);
    }

    [Fact]
    public void Way_that_goes_on_through_the_junction_leaves_the_side_open()
    {
        using var map = new SmallMap(Crossing).Way("SXN", "highway=residential").Way("WX", "highway=residential")
            .Restriction("no_left_turn", "SXN", "X", "WX");
        AssertSkipped(map.Read(SmallMap.Motorbike), RestrictionSkip.Ambiguous);
    }

    [Fact]
    public void One_way_street_that_goes_on_through_the_junction_leaves_no_doubt()
    {
        using var map = new SmallMap(Crossing).Way("SXN", "highway=residential", "oneway=yes").Way("WX", "highway=residential")
            .Restriction("no_left_turn", "SXN", "X", "WX");
        Assert.False(map.Read(SmallMap.Motorbike).MayGo("SXW"));
    }

    [Fact]
    public void Unknown_kind_is_left_out_and_counted()
    {
        using var map = Cross().Restriction("no_nonsense", "SX", "X", "XW");
        AssertSkipped(map.Read(SmallMap.Motorbike), RestrictionSkip.UnknownKind);
    }

    private static SmallMap Cross() => new SmallMap(Crossing)
        .Way("WX", "highway=residential").Way("XE", "highway=residential").Way("SX", "highway=residential").Way("XN", "highway=residential");

    // Two carriageways and a link between them.
    private static SmallMap Carriageways() => new SmallMap("""
        D C F
        A B E
        """)
        .Way("AB", "highway=primary").Way("BE", "highway=primary").Way("FC", "highway=primary").Way("CD", "highway=primary").Way("BC", "highway=residential");

    private static void AssertOnlyBanned(SmallRoads roads, params string[] banned)
    {
        DraftCheck.Holds(roads.Draft);
        var expected = banned.Select(turn => $"{roads.Arc(turn[..2])} {roads.Arc(turn[1..])}").Order();
        Assert.Equal(expected, roads.Draft.Bans.Select(ban => string.Join(' ', ban)).Order());
    }

    private static void AssertSkipped(SmallRoads roads, RestrictionSkip reason, int times = 1)
    {
        Assert.Empty(roads.Draft.Bans);
        Assert.Equal([new(reason, times)], roads.Extracted.Restrictions.Skipped);
    }
}
