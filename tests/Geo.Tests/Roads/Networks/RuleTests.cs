using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Tests.Roads.Networks;

/// <summary>
/// Small maps with one rule each, from file to answer. Letters are 100 m apart; a ride is told by the letters it must pass,
/// and its time worked out from their distances and the class's speed in the profile.
/// </summary>
public sealed class RuleTests
{
    private static readonly double Residential = SmallMap.Motorbike.Speeds["residential"];

    [Fact]
    public void A_straight_street_takes_its_length_at_its_speed()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential");
        AssertRide(map, SmallMap.Motorbike, "ABC", Residential);
        AssertRide(map, SmallMap.Motorbike, "CBA", Residential);
    }

    [Fact]
    public void A_one_way_street_is_ridden_round_the_block_against_its_direction()
    {
        using var map = new SmallMap("""
            A B
            D C
            """).Way("AB", "highway=residential", "oneway=yes").Way("BCDA", "highway=residential");
        AssertRide(map, SmallMap.Motorbike, "AB", Residential);
        AssertRide(map, SmallMap.Motorbike, "BCDA", Residential);
    }

    [Fact]
    public void A_one_way_street_that_excepts_motorcycles_is_ridden_both_ways()
    {
        using var map = new SmallMap("""
            A B
            D C
            """).Way("AB", "highway=residential", "oneway=yes", "oneway:motorcycle=no").Way("BCDA", "highway=residential");
        AssertRide(map, SmallMap.Motorbike, "BA", Residential);
        AssertRide(map, SmallMap.Car, "BCDA", SmallMap.Car.Speeds["residential"]);
    }

    [Fact]
    public void A_roundabout_is_ridden_one_way_round()
    {
        using var map = new SmallMap("""
            A B
            D C
            """).Way("ADCBA", "highway=residential", "junction=roundabout");
        AssertRide(map, SmallMap.Motorbike, "BADC", Residential);
    }

    // Straight on, left and right at B; the detour goes over the eastern block and comes back to B from the east.
    [Fact]
    public void A_forbidden_left_turn_is_ridden_round_the_block()
    {
        using var map = new SmallMap("""
              N
            A B E
              S F
            """).Way("AB", "highway=residential").Way("BE", "highway=residential").Way("BN", "highway=residential")
            .Way("EFSB", "highway=residential").Restriction("no_left_turn", "AB", "B", "BN").Restriction("no_u_turn", "BE", "E", "BE");
        // Past B, round E F S, and over B from the south.
        AssertRide(map, SmallMap.Motorbike, "ABEFSBN", Residential);
        AssertRide(map, SmallMap.Foot, "ABN", SmallMap.Foot.Speeds["residential"]);
    }

    [Fact]
    public void Only_straight_on_forbids_the_other_turns()
    {
        using var map = new SmallMap("""
              N
            A B E
              S F
            """).Way("AB", "highway=residential").Way("BE", "highway=residential").Way("BN", "highway=residential")
            .Way("EFSB", "highway=residential").Restriction("only_straight_on", "AB", "B", "BE").Restriction("no_u_turn", "BE", "E", "BE");
        AssertRide(map, SmallMap.Motorbike, "ABEFSBN", Residential);
        AssertRide(map, SmallMap.Motorbike, "ABE", Residential);
    }

    [Fact]
    public void A_ban_by_way_of_a_street_binds_only_those_who_came_that_way()
    {
        using var map = new SmallMap("""
            A   G
            B C D
            E   F
            """).Way("AB", "highway=residential").Way("BCD", "highway=residential").Way("DF", "highway=residential")
            .Way("EB", "highway=residential").Way("DG", "highway=residential").Way("EF", "highway=residential")
            .Restriction("no_right_turn", "AB", "BCD", "DF");
        AssertRide(map, SmallMap.Motorbike, "ABEF", Residential);
        AssertRide(map, SmallMap.Motorbike, "ABCDG", Residential);
        using var free = new SmallMap("""
            A   G
            B C D
            E   F
            """).Way("AB", "highway=residential").Way("BCD", "highway=residential").Way("DF", "highway=residential")
            .Way("EB", "highway=residential").Way("DG", "highway=residential")
            .Restriction("no_right_turn", "AB", "BCD", "DF");
        // Without the southern street: turn at G, or at E before, come back and ride on.
        AssertRide(free, SmallMap.Motorbike, "EBCDF", Residential);
        AssertRide(free, SmallMap.Motorbike, "ABEBCDF", Residential);
    }

    [Fact]
    public void A_gate_costs_its_seconds_and_a_closed_one_is_ridden_round()
    {
        using var map = new SmallMap("A B C").Way("ABC", "highway=residential").Tag('B', "barrier=gate");
        AssertRide(map, SmallMap.Motorbike, "ABC", Residential, extraSeconds: 5);
        using var closed = new SmallMap("""
            A B C
            D E F
            """).Way("ABC", "highway=residential").Way("ADEFC", "highway=residential").Tag('B', "barrier=gate", "access=no");
        AssertRide(closed, SmallMap.Motorbike, "ADEFC", Residential);
    }

    [Fact]
    public void A_ferry_takes_its_stated_time()
    {
        using var map = new SmallMap("A B C D").Way("AB", "highway=residential").Way("BC", "route=ferry", "motorcycle=yes", "duration=00:20").Way("CD", "highway=residential");
        using var roads = new TemporaryRoads();
        var network = roads.Import(map.Save(), SmallMap.Motorbike);
        Assert.Equal(map.Milliseconds("AB", Residential) + map.Milliseconds("CD", Residential) + 20 * 60 * 1000, Ride(network, map['A'], map['D'])!.Milliseconds);
    }

    [Fact]
    public void A_street_closed_to_motorcycles_is_ridden_round_by_motorbike_and_not_by_car()
    {
        using var map = new SmallMap("""
            A B
            D C
            """).Way("AB", "highway=residential", "motorcycle=no").Way("BCDA", "highway=residential");
        AssertRide(map, SmallMap.Motorbike, "ADCB", Residential);
        AssertRide(map, SmallMap.Car, "AB", SmallMap.Car.Speeds["residential"]);
    }

    [Fact]
    public void Signals_cost_their_seconds_on_the_way_through()
    {
        using var map = new SmallMap("A B C").Way("AB", "highway=residential").Way("BC", "highway=residential").Tag('B', "highway=traffic_signals");
        AssertRide(map, SmallMap.Motorbike, "ABC", Residential, extraSeconds: 12);
    }

    [Fact]
    public void Places_on_one_edge_are_joined_along_it_and_against_a_one_way_street_round_the_block()
    {
        using var map = new SmallMap("""
            A P Q B
            D     C
            """).Way("APQB", "highway=residential", "oneway=yes").Way("BCDA", "highway=residential");
        AssertRide(map, SmallMap.Motorbike, "PQ", Residential);
        AssertRide(map, SmallMap.Motorbike, "QBCDAP", Residential);
    }

    [Fact]
    public void An_island_is_reached_from_itself_only()
    {
        using var map = new SmallMap("""
            A B C

            X Y
            """, step: 2000).Way("ABC", "highway=residential").Way("XY", "highway=residential");
        using var roads = new TemporaryRoads();
        var network = roads.Import(map.Save(), SmallMap.Motorbike);
        var (onMain, onIsland) = (network.Snap(map['A'], 1000), network.Snap(map['X'], 1000));
        Assert.Equal([0], onMain.Select(position => position.Component));
        Assert.Equal([1], onIsland.Select(position => position.Component));
        Assert.Null(network.Route(onMain[0], onIsland[0]));
        Assert.False(network.Table(onMain, onIsland, true, default).IsReachable(0, 0));
        Assert.Equal(map.Milliseconds("XY", Residential), Ride(network, map['X'], map['Y'])!.Milliseconds);
    }

    [Fact]
    public void A_cut_off_alley_is_offered_together_with_the_nearest_street_of_the_network()
    {
        using var map = new SmallMap("""
            A B C
            X Y
            """).Way("ABC", "highway=residential").Way("XY", "highway=residential");
        using var roads = new TemporaryRoads();
        var found = roads.Import(map.Save(), SmallMap.Motorbike).Snap(map['Y'], 1000);
        Assert.Equal([1, 0], found.Select(position => position.Component));
        Assert.Equal([0.0, 100.0], found.Select(position => Math.Round(position.DistanceMetres)));
    }

    [Fact]
    public void A_street_that_cannot_be_left_again_is_passed_over()
    {
        using var map = new SmallMap("""
            A B
            X C
            """).Way("ABC", "highway=residential").Way("AX", "highway=residential", "oneway=yes");
        using var roads = new TemporaryRoads();
        var found = Assert.Single(roads.Import(map.Save(), SmallMap.Motorbike).Snap(map['X'], 1000));
        Assert.Equal(0, found.Component);
        Assert.Equal(100, found.DistanceMetres, 0.5);
    }

    [Fact]
    public void Beyond_the_limit_nothing_is_found()
    {
        using var map = new SmallMap("A B").Node('Z', 100, -500).Way("AB", "highway=residential");
        using var roads = new TemporaryRoads();
        var network = roads.Import(map.Save(), SmallMap.Motorbike);
        Assert.Empty(network.Snap(map['Z'], 499));
        Assert.Equal(500, Assert.Single(network.Snap(map['Z'], 501)).DistanceMetres, 0.5);
    }

    private static void AssertRide(SmallMap map, Profile profile, string letters, double kmh, int extraSeconds = 0)
    {
        using var roads = new TemporaryRoads();
        var network = roads.Import(map.Save(), profile);
        var ride = Ride(network, map[letters[0]], map[letters[^1]]);
        Assert.NotNull(ride);
        Assert.Equal(map.Metres(letters), ride.Decimetres / 10.0, 0.5);
        // Each edge is rounded to a millisecond of its own.
        Assert.InRange((long)ride.Milliseconds - extraSeconds * 1000 - map.Milliseconds(letters, kmh), -letters.Length, letters.Length);
        var line = ride.Pieces.SelectMany(piece => network.Line(piece.Arc, piece.FromDm, piece.ToDm)).ToList();
        var next = 0;
        foreach (var point in line)
            if (next < letters.Length && point.DistanceMetresTo(map[letters[next]]) < 0.2) next++;
        Assert.Equal(letters.Length, next);
    }

    private static RoadPath? Ride(RoadNetwork network, LonLat from, LonLat to) =>
        network.Route(network.Snap(from, 1000)[0], network.Snap(to, 1000)[0]);
}
