using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Tests.Roads.Profiles;

public sealed class NodeRulesTests
{
    [Theory]
    [InlineData("barrier=bollard", "motorbike bicycle foot")]
    [InlineData("barrier=gate", "motorbike car bicycle foot")]
    [InlineData("barrier=gate,access=no", "")]
    [InlineData("barrier=gate,access=no,motorcycle=yes", "motorbike")]
    [InlineData("barrier=gate,access=private", "motorbike car bicycle foot")]
    [InlineData("barrier=gate,motor_vehicle=no", "bicycle foot")]
    [InlineData("barrier=bollard,motor_vehicle=yes", "motorbike car bicycle foot")]
    [InlineData("barrier=block", "bicycle foot")]
    [InlineData("barrier=block,motorcycle=yes", "motorbike bicycle foot")]
    [InlineData("barrier=stile", "bicycle foot")]
    [InlineData("barrier=unheard-of", "motorbike car bicycle foot")]
    [InlineData("highway=crossing,motor_vehicle=no", "motorbike car bicycle foot")]
    public void Barrier_lets_past(string tags, string profiles)
    {
        Profile[] all = [SmallMap.Motorbike, SmallMap.Car, SmallMap.Bicycle, SmallMap.Foot];
        Assert.Equal(profiles, string.Join(' ', all.Where(profile => !Judge(profile, tags).IsBlocked).Select(profile => profile.Name)));
    }

    [Theory]
    [InlineData("highway=traffic_signals", 12_000, 12_000)]
    [InlineData("highway=traffic_signals,traffic_signals:direction=forward", 12_000, 0)]
    [InlineData("highway=traffic_signals,traffic_signals:direction=backward", 0, 12_000)]
    [InlineData("highway=traffic_signals,traffic_signals:direction=both", 12_000, 12_000)]
    [InlineData("highway=stop,direction=backward", 0, 3_000)]
    [InlineData("highway=give_way,direction=forward", 2_000, 0)]
    [InlineData("highway=crossing", 1_000, 1_000)]
    [InlineData("highway=crossing,crossing=traffic_signals", 6_000, 6_000)]
    [InlineData("railway=level_crossing", 8_000, 8_000)]
    [InlineData("barrier=gate,highway=stop", 8_000, 8_000)]
    [InlineData("natural=tree", 0, 0)]
    public void Point_of_a_way_costs_a_motorbike(string tags, uint forwardMs, uint backwardMs) =>
        Assert.Equal(new NodePassage(false, forwardMs, backwardMs), Judge(SmallMap.Motorbike, tags));

    private static NodePassage Judge(Profile profile, string tags) => new NodeRules(profile).Judge(
        new Tags(tags.Split(',').Select(tag => tag.Split('=', 2)).Select(parts => (parts[0], parts[1]))));
}
