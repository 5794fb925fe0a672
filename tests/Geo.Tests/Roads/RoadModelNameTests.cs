using CoverageMap.Geo.Roads;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Travel;

namespace CoverageMap.Geo.Tests.Roads;

public sealed class RoadModelNameTests
{
    private static readonly RoadFileInfo Info = new("ha-noi", "motorbike (3, slow)", "x.osm.pbf", new DateTimeOffset(2026, 11, 24, 23, 0, 0, TimeSpan.FromHours(-7)),
        null, 1, 1, 1, 1, [105, 20, 106, 21], 5, 1000, "profile");

    [Fact]
    public void Name_is_read_back_as_it_was_written()
    {
        var name = RoadModelName.Of(Info, 1.35);
        Assert.Equal(name, RoadModelName.Parse(name.ToString()));
        Assert.StartsWith("roads ha-noi (motorbike (3, slow), 2026-11-25 ", name.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("), great circle × 1.35 elsewhere", name.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_imports_of_one_day_have_names_of_their_own() => Assert.NotEqual(
        RoadModelName.Of(Info, 1.35), RoadModelName.Of(Info with { Imported = Info.Imported.AddMilliseconds(1) }, 1.35));

    [Fact]
    public void Name_of_the_great_circle_is_none_of_roads()
    {
        Assert.Null(RoadModelName.Parse(new GreatCircleTravelTimes().Name));
        Assert.Null(GreatCircleTravelTimes.ByName(RoadModelName.Of(Info, 1.35).ToString()));
    }
}
