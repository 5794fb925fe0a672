using CoverageMap.Geo.Roads.Tables;

namespace CoverageMap.Geo.Tests.Roads;

public sealed class PointsFileTests
{
    [Fact]
    public void Columns_may_stand_in_any_order_among_others()
    {
        var points = Read("note,lat,LON,id\nnhà,21.5,105.25,a\n,,,\nxưởng,-3,7,\"b,1\"");
        Assert.Equal([new NamedPoint("a", new(105.25, 21.5)), new NamedPoint("b,1", new(7, -3))], points);
    }

    [Theory]
    [InlineData("id,lon\na,1", "no column lat")]
    [InlineData("", "no column id")]
    [InlineData("id,lon,lat", "holds no point")]
    [InlineData("id,lon,lat\na,21.5,105.8", "Row 2, column `lat`: '105.8' is no latitude, but '21.5' would be one")]
    [InlineData("id,lon,lat\na,105.8,21\nb,105.8,91", "Row 3, column `lat`: '91' is not within -90 to 90")]
    [InlineData("id,lon,lat\na,181,21", "Row 2, column `lon`: '181' is not within -180 to 180")]
    [InlineData("id,lon,lat\na,\"105,8\",21", "Row 2, column `lon`: '105,8' is no number")]
    [InlineData("id,lon,lat\na,105.8,NaN", "Row 2, column `lat`: 'NaN' is no number")]
    [InlineData("id,lon,lat\na,105.8", "Row 2, column `lat`: '' is no number")]
    [InlineData("id,lon,lat\na,1,1\nb,1,1\na,2,2", "Row 4, column `id`: 'a' is that of row 2 too")]
    [InlineData("id,lon,lat\n,1,1", "Row 2, column `id`: it is empty")]
    public void Wrong_file_is_told_by_row_column_value_and_repair(string text, string message) =>
        Assert.Contains(message, Assert.Throws<UserErrorException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_wrong_row_is_counted_and_the_first_are_named()
    {
        var message = Assert.Throws<UserErrorException>(() => Read("id,lon,lat\n" + string.Concat(Enumerable.Repeat("x,0,99\n", 30)))).Message;
        Assert.Contains("has 30 wrong rows", message, StringComparison.Ordinal);
        Assert.Contains("… and 10 more.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_named() =>
        Assert.Contains("/nowhere.csv", Assert.Throws<UserErrorException>(() => PointsFile.Read("/nowhere.csv")).Message, StringComparison.Ordinal);

    private static IReadOnlyList<NamedPoint> Read(string text) => PointsFile.Read(new StringReader(text), "points.csv");
}
