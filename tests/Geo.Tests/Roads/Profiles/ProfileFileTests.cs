using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads.Profiles;

public sealed class ProfileFileTests
{
    private const string Least = """{ "name": "cart", "speeds": { "residential": 4 } }""";

    [Theory]
    [InlineData("motorbike")]
    [InlineData("car")]
    [InlineData("bicycle")]
    [InlineData("foot")]
    public void Profile_that_comes_with_the_program_is_read(string name)
    {
        var profile = ProfileFile.Read(ProjectData.File("profiles", name + ".json"));
        Assert.Equal(name, profile.Name);
        Assert.Contains("residential", profile.Speeds.Keys);
        // A class that is closed by default has no effect unless a tag may open it at some speed.
        Assert.All(profile.Closed, closed => Assert.Contains(closed, profile.Speeds.Keys));
        Assert.Subset(profile.Access.Keys.ToHashSet(), profile.Access.OpenedBy.ToHashSet());
    }

    [Fact]
    public void What_a_file_leaves_out_has_a_standard()
    {
        var profile = ProfileFile.Parse(Least, "cart.json");
        Assert.Equal((5d, 1000d), (profile.FootKmh, profile.SnapLimitMetres));
        Assert.Null(profile.Turns);
        Assert.Equal(4, profile.Speeds["residential"]);
    }

    [Fact]
    public void Where_one_drives_on_the_left_the_turns_change_places()
    {
        static TurnRules Turns(string side) => ProfileFile.Parse(
            $$"""{ "name": "x", "speeds": { "road": 9 }, "drivesOn": "{{side}}", "turns": { "left": 4, "right": 1, "at": ["road"] } }""", "x.json").Turns!;
        Assert.Equal((4d, 1d), (Turns("right").LeftSeconds, Turns("right").RightSeconds));
        Assert.Equal((1d, 4d), (Turns("left").LeftSeconds, Turns("left").RightSeconds));
    }

    [Theory]
    [InlineData("""{ "name": "x", "speeds": { "trunk": 500 } }""", "`speeds.trunk`: 500", "1 to 200 km/h")]
    [InlineData("""{ "name": "x", "speeds": { "trunk": 0 } }""", "`speeds.trunk`: 0", "1 to 200 km/h")]
    [InlineData("""{ "name": "x", "speeds": { "trunk": "fast" } }""", "`speeds.trunk`: \"fast\"", "1 to 200 km/h")]
    [InlineData("""{ "name": "x", "speeds": {} }""", "`speeds`: {}", "list the road classes")]
    [InlineData("""{ "name": "x" }""", "`speeds`", "list the road classes")]
    [InlineData("""{ "speeds": { "road": 9 } }""", "`name`: nothing", "letters, digits and hyphens")]
    [InlineData("""{ "name": "../x", "speeds": { "road": 9 } }""", "`name`: \"../x\"", "letters, digits and hyphens")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "sped": 1 }""", "`sped`", "speeds")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "access": { "key": [] } }""", "`access.key`", "keys")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "access": { "keys": "foot" } }""", "`access.keys`: \"foot\"", "list of words")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "access": { "destinationFactor": 2 } }""", "`access.destinationFactor`: 2", "0.01 to 1")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "caps": { "surface": { "mud": "shut" } } }""", "`caps.surface.mud`: \"shut\"", "or \"closed\"")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "barriers": { "gate": -1 } }""", "`barriers.gate`: -1", "0 to 3600 seconds, or \"closed\"")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "passing": { "highway": { "stop": "closed" } } }""", "`passing.highway.stop`: \"closed\"", "0 to 3600 seconds")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "passing": { "highway": 3 } }""", "`passing.highway`: 3", "write an object")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "drivesOn": "middle" }""", "`drivesOn`: \"middle\"", "\"right\" or \"left\"")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "obeysOneway": 1 }""", "`obeysOneway`: 1", "true or false")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "footKmh": 0 }""", "`footKmh`: 0", "0.5 to 20 km/h")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "snapLimitMetres": 1e9 }""", "`snapLimitMetres`: 1e9", "1 to 100000 metres")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9 }, "maxspeedShare": 7 }""", "`maxspeedShare`: 7", "0.1 to 1.5")]
    [InlineData("""{ "name": "x", "speeds": { "road": 9, "road": 8 } }""", "road", "not understood")]
    [InlineData("""[]""", "[]", "write an object")]
    [InlineData("""{ "name": """, "x.json", "not understood")]
    [InlineData("", "x.json", "not understood")]
    public void Fault_is_told_with_file_key_value_and_repair(string json, string what, string repair)
    {
        var error = Assert.Throws<UserErrorException>(() => ProfileFile.Parse(json, "x.json"));
        Assert.Contains("Profile file x.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(repair, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_missing_is_told() =>
        Assert.Contains("no-such.json", Assert.Throws<UserErrorException>(() => ProfileFile.Read("/no-such.json")).Message, StringComparison.Ordinal);
}
