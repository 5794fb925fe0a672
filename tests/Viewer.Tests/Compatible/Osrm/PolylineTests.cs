using CoverageMap.Geo;
using CoverageMap.Geo.Roads;

namespace CoverageMap.Viewer.Tests.Compatible.Osrm;

public class PolylineTests
{
    [Fact]
    public void The_example_of_the_formats_documentation_is_written_as_there()
    {
        // developers.google.com/maps/documentation/utilities/polylinealgorithm
        Assert.Equal("_p~iF~ps|U_ulLnnqC_mqNvxq`@", Polyline.Encode([new(-120.2, 38.5), new(-120.95, 40.7), new(-126.453, 43.252)], 5));
        Assert.Equal([(-120.2, 38.5), (-120.95, 40.7), (-126.453, 43.252)], Polyline.Decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@", 5));
    }

    [Theory]
    [InlineData(5, 5e-6)]
    [InlineData(6, 5e-7)]
    public void What_is_written_is_read_again_within_half_of_the_last_decimal(int decimals, double error)
    {
        var random = new Random(1);
        var points = Enumerable.Range(0, 500).Select(_ => new LonLat(random.NextDouble() * 360 - 180, random.NextDouble() * 180 - 90)).ToList();
        var read = Polyline.Decode(Polyline.Encode(points, decimals), decimals)!;
        Assert.All(points.Zip(read), pair =>
        {
            Assert.Equal(pair.First.Lon, pair.Second.Lon, error * 1.01);
            Assert.Equal(pair.First.Lat, pair.Second.Lat, error * 1.01);
        });
    }

    [Theory]
    [InlineData("_")]
    [InlineData("_p~iF")]
    [InlineData("_p~iF~")]
    [InlineData("_p~iF~ps|U0")]
    [InlineData("~~~~~~~~~~~~~~~~~~~~~~")]
    public void A_text_that_is_cut_off_or_none_is_refused(string text) => Assert.Null(Polyline.Decode(text, 5));

    [Fact]
    public void No_text_is_no_line() => Assert.Empty(Polyline.Decode("", 5)!);
}
