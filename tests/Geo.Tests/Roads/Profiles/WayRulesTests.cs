using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Tests.Roads.Profiles;

public sealed class WayRulesTests
{
    [Theory]
    // what is a road at all
    [InlineData("highway=residential", "motorbike car bicycle foot")]
    [InlineData("highway=construction,construction=primary", "")]
    [InlineData("highway=proposed", "")]
    [InlineData("highway=razed", "")]
    [InlineData("highway=platform", "")]
    [InlineData("abandoned:highway=residential", "")]
    [InlineData("highway=residential,abandoned=yes", "")]
    [InlineData("highway=pedestrian,area=yes", "")]
    [InlineData("building=yes", "")]
    [InlineData("route=ferry", "motorbike car bicycle foot")]
    [InlineData("route=ferry,motor_vehicle=no", "bicycle foot")]
    // by class
    [InlineData("highway=motorway", "car")]
    [InlineData("highway=motorway,motor_vehicle=designated", "car")]
    [InlineData("highway=motorway,motorcycle=yes", "motorbike car")]
    [InlineData("highway=trunk,motorroad=yes", "car")]
    [InlineData("highway=trunk,motorroad=yes,motorcycle=designated", "motorbike car")]
    [InlineData("highway=service,service=alley", "motorbike car bicycle foot")]
    [InlineData("highway=living_street", "motorbike car bicycle foot")]
    [InlineData("highway=path", "motorbike bicycle foot")]
    [InlineData("highway=track", "motorbike bicycle foot")]
    [InlineData("highway=track,motor_vehicle=yes", "motorbike car bicycle foot")]
    [InlineData("highway=path,motorcycle=no", "bicycle foot")]
    [InlineData("highway=path,motor_vehicle=no", "bicycle foot")]
    [InlineData("highway=footway", "foot")]
    [InlineData("highway=footway,access=yes", "foot")]
    [InlineData("highway=footway,motorcycle=yes", "motorbike foot")]
    [InlineData("highway=footway,bicycle=designated", "bicycle foot")]
    [InlineData("highway=steps", "foot")]
    [InlineData("highway=pedestrian", "foot")]
    [InlineData("highway=pedestrian,motorcycle=designated", "motorbike foot")]
    [InlineData("highway=cycleway", "bicycle foot")]
    // by tag, the most specific first
    [InlineData("highway=residential,access=no", "")]
    [InlineData("highway=residential,access=no,motorcycle=yes", "motorbike")]
    [InlineData("highway=residential,vehicle=no", "foot")]
    [InlineData("highway=residential,vehicle=no,motor_vehicle=yes", "motorbike car foot")]
    [InlineData("highway=residential,motor_vehicle=no,motorcycle=yes", "motorbike bicycle foot")]
    [InlineData("highway=residential,motorcycle=unheard-of,motor_vehicle=no", "bicycle foot")]
    [InlineData("highway=residential,motor_vehicle=private", "motorbike car bicycle foot")]
    [InlineData("highway=primary,foot=use_sidepath", "motorbike car bicycle")]
    [InlineData("highway=residential,motor_vehicle:conditional=no @ (06:00-22:00)", "motorbike car bicycle foot")]
    [InlineData("highway=track,smoothness=impassable", "foot")]
    public void Way_is_open_to(string tags, string profiles)
    {
        Profile[] all = [SmallMap.Motorbike, SmallMap.Car, SmallMap.Bicycle, SmallMap.Foot];
        Assert.Equal(profiles, string.Join(' ', all.Where(profile => Judge(profile, tags) is not null).Select(profile => profile.Name)));
    }

    [Theory]
    [InlineData("motorbike", "oneway=yes", "forward")]
    [InlineData("motorbike", "oneway=1", "forward")]
    [InlineData("motorbike", "oneway=true", "forward")]
    [InlineData("motorbike", "oneway=-1", "backward")]
    [InlineData("motorbike", "oneway=reverse", "backward")]
    [InlineData("motorbike", "oneway=no", "both")]
    [InlineData("motorbike", "oneway=reversible", "both")]
    [InlineData("motorbike", "oneway=yes,oneway:motorcycle=no", "both")]
    [InlineData("car", "oneway=yes,oneway:motorcycle=no", "forward")]
    [InlineData("motorbike", "oneway:motor_vehicle=yes", "forward")]
    [InlineData("motorbike", "oneway=yes,oneway:vehicle=-1", "backward")]
    [InlineData("motorbike", "junction=roundabout", "forward")]
    [InlineData("motorbike", "junction=circular", "forward")]
    [InlineData("motorbike", "junction=roundabout,oneway=no", "both")]
    [InlineData("bicycle", "oneway=yes,oneway:bicycle=no", "both")]
    [InlineData("bicycle", "oneway=yes,cycleway=opposite_lane", "both")]
    [InlineData("bicycle", "oneway=-1,cycleway=opposite", "both")]
    [InlineData("foot", "oneway=yes", "both")]
    [InlineData("foot", "junction=roundabout", "both")]
    [InlineData("foot", "oneway:foot=yes", "forward")]
    public void Direction_of_a_street(string profile, string tags, string open)
    {
        var use = Judge(Named(profile), "highway=residential," + tags)!.Value;
        Assert.Equal(open, (use.ForwardKmh > 0, use.BackwardKmh > 0) switch { (true, true) => "both", (true, false) => "forward", _ => "backward" });
    }

    [Theory]
    [InlineData("highway=motorway", false)]
    [InlineData("highway=motorway,oneway=no", true)]
    [InlineData("highway=motorway_link", true)]
    public void Motorway_is_one_way_by_itself_its_slip_roads_are_not(string tags, bool isBoth) =>
        Assert.Equal(isBoth, Judge(SmallMap.Car, tags)!.Value.BackwardKmh > 0);

    [Theory]
    [InlineData("highway=residential", 24)]
    [InlineData("highway=service,service=alley", 14)]
    [InlineData("highway=path", 10)]
    [InlineData("highway=residential,surface=mud", 7)]
    [InlineData("highway=path,surface=compacted", 10)]
    [InlineData("highway=track,tracktype=grade5,smoothness=horrible", 8)]
    [InlineData("highway=trunk,maxspeed=40", 34)]
    [InlineData("highway=trunk,maxspeed=100", 45)]
    [InlineData("highway=trunk,maxspeed=20 mph", 20 * 1.609344 * 0.85)]
    [InlineData("highway=trunk,maxspeed=100,maxspeed:motorcycle=40", 34)]
    [InlineData("highway=trunk,maxspeed=none", 45)]
    [InlineData("highway=trunk,maxspeed=VN:urban", 45)]
    [InlineData("highway=residential,motor_vehicle=destination", 12)]
    [InlineData("route=ferry", 7)]
    public void Speed_of_a_motorbike(string tags, double kmh) => Assert.Equal(kmh, Judge(SmallMap.Motorbike, tags)!.Value.ForwardKmh, 9);

    [Fact]
    public void Speed_limit_may_differ_by_direction()
    {
        var use = Judge(SmallMap.Motorbike, "highway=trunk,maxspeed:forward=20,maxspeed:backward=40")!.Value;
        Assert.Equal((17d, 34d), (use.ForwardKmh, use.BackwardKmh));
    }

    [Theory]
    [InlineData("highway=residential,access=private", RoadTraits.Destination)]
    [InlineData("highway=residential,access=private,motorcycle=yes", RoadTraits.None)]
    [InlineData("highway=trunk_link", RoadTraits.Link)]
    [InlineData("highway=primary,junction=roundabout", RoadTraits.Roundabout)]
    [InlineData("highway=primary,bridge=yes,tunnel=no", RoadTraits.Bridge)]
    [InlineData("highway=primary,tunnel=building_passage", RoadTraits.Tunnel)]
    [InlineData("route=ferry", RoadTraits.Ferry)]
    public void Traits_are_told(string tags, RoadTraits traits) => Assert.Equal(traits, Judge(SmallMap.Motorbike, tags)!.Value.Traits);

    [Fact]
    public void Duration_of_a_ferry_is_taken_from_its_tag() =>
        Assert.Equal(900, Judge(SmallMap.Motorbike, "route=ferry,duration=00:15")!.Value.Seconds);

    private static Profile Named(string name) => name switch
    {
        "motorbike" => SmallMap.Motorbike,
        "car" => SmallMap.Car,
        "bicycle" => SmallMap.Bicycle,
        _ => SmallMap.Foot,
    };

    private static WayUse? Judge(Profile profile, string tags) => new WayRules(profile).Judge(
        new Tags(tags.Split(',').Select(tag => tag.Split('=', 2)).Select(parts => (parts[0], parts[1]))));
}
