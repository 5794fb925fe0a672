using CoverageMap.Geo.Coordinates;

namespace CoverageMap.Geo.Tests.Coordinates;

public sealed class PositionReaderTests
{
    private static readonly CoordinateSystem BinhPhuoc = CoordinateSystems.Find("Bình Phước");

    [Theory]
    [InlineData("11.537556, 106.888889")]
    [InlineData("11,537556; 106,888889")]
    [InlineData("11,537556, 106,888889")]
    [InlineData("11.537556,106.888889")]
    [InlineData("(11.537556 106.888889)")]
    [InlineData("106.888889 11.537556")]
    [InlineData("11°32'15.2\"N, 106°53'20\"E")]
    [InlineData("11°32'15.2\"N 106°53'20\"E")]
    [InlineData("11°32'15,2\"N106°53'20\"E")]
    [InlineData("106 53 20 E, 11 32 15.2 N")]
    [InlineData("11 32 15.2 106 53 20")]
    [InlineData("N11°32.25333' E106°53.33333'")]
    [InlineData("11º32’15.2”B; 106º53’20”Đ")]
    public void Degrees_are_read_as_people_write_them(string text)
    {
        var position = PositionReader.Detect([(text, null)], null, null, "a.csv").Read(text, null, out var fault);
        Assert.Null(fault);
        Assert.True(position!.Value.DistanceMetresTo(new LonLat(106.888889, 11.537556)) < 1, $"{text}: {position}");
    }

    [Theory]
    [InlineData("11.5", "106.9")]
    [InlineData("11,5", "106,9")]
    [InlineData("11°30'", "106°54'0\"")]
    [InlineData("11 30 00", "106d54'")]
    public void Axes_may_have_a_column_each(string north, string east) => Assert.Equal(new LonLat(106.9, 11.5),
        PositionReader.Detect([(north, east)], null, true, "a.csv").Read(north, east, out _));

    [Theory]
    [InlineData("1275900.5", "564200.25")]
    [InlineData("1.275.900,5", "564.200,25")]
    [InlineData("1,275,900.5", "564,200.25")]
    [InlineData("1 275 900,5", "564 200,25")]
    [InlineData("564200.25", "1275900.5")]
    public void Metres_are_read_whichever_axis_comes_first(string first, string second)
    {
        var reader = PositionReader.Detect([(first, second)], BinhPhuoc, null, "a.csv");
        var expected = Vn2000.ToDegrees(BinhPhuoc, 564200.25, 1275900.5);
        Assert.True(new LonLat(expected.Lon, expected.Lat).DistanceMetresTo(reader.Read(first, second, out _)!.Value) < 0.01);
        Assert.Contains(first.StartsWith('1') ? "north first" : "east first", reader.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("106.9, 11.5", "swapped")]
    [InlineData("21.0, 95.0", "outside Vietnam")]
    [InlineData("nhà bà Sáu", "no position")]
    [InlineData("1275900 564200", "metres")]
    [InlineData("11°75' 106°20'", "no position")]
    public void Row_that_contradicts_the_file_is_not_believed(string text, string reason)
    {
        var reader = PositionReader.Detect([("11.5, 106.9", null), ("11.6, 106.8", null), (text, null)], null, null, "a.csv");
        Assert.Null(reader.Read(text, null, out var fault));
        Assert.Contains(reason, fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_that_name_the_axes_are_held_against_the_values()
    {
        var reader = PositionReader.Detect([("106.9", "11.5")], null, northFirst: true, "a.csv");
        Assert.Null(reader.Read("106.9", "11.5", out var fault));
        Assert.Contains("swapped", fault!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Metres_without_a_system_are_refused_with_the_option_to_name_one()
    {
        var error = Assert.Throws<UserErrorException>(() => PositionReader.Detect([("1275900", "564200")], null, null, "a.csv"));
        Assert.Contains("--coordinates \"Bình Phước\"", error.Message, StringComparison.Ordinal);
        Assert.Throws<UserErrorException>(() => PositionReader.Detect([("11.5", "106.9")], BinhPhuoc, null, "a.csv"));
    }

    [Theory]
    [InlineData("EPSG:9212", 9212)]
    [InlineData("9212", 9212)]
    [InlineData("Bình Phước", 9212)]
    [InlineData("tinh binh phuoc", 9212)]
    [InlineData("VN-2000 106°15'", 9212)]
    [InlineData("106 15", 9212)]
    [InlineData("106.25", 9212)]
    [InlineData("VN2000 107,75", 5899)]
    [InlineData("105°", 5897)]
    [InlineData("UTM 48", 3405)]
    [InlineData("UTM 49N", 3406)]
    [InlineData("TM-6 105°00'", 3405)]
    [InlineData("Đắk Nông", 9218)]
    [InlineData("WGS84", 4326)]
    [InlineData("EPSG:4326", 4326)]
    public void Systems_go_by_code_province_and_meridian(string text, int epsg) => Assert.Equal(epsg, CoordinateSystems.Find(text).Epsg);

    [Theory]
    [InlineData("106°20'")]
    [InlineData("EPSG:32648")]
    [InlineData("Bình")]
    public void Unknown_system_is_refused_with_the_known_ones(string text) =>
        Assert.Contains("EPSG:9212", Assert.Throws<UserErrorException>(() => CoordinateSystems.Find(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_province_until_2025_has_one_meridian()
    {
        var provinces = CoordinateSystems.Provincial.SelectMany(system => system.Provinces).ToList();
        Assert.Equal(63, provinces.Distinct().Count());
        Assert.Equal(63, provinces.Count);
    }
}
