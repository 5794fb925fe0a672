namespace CoverageMap.Geo.Tests;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("Ấp 2", "Ấp 2")]
    [InlineData("Ấp 2, xã Lộc Hòa", "\"Ấp 2, xã Lộc Hòa\"")]
    [InlineData("Ấp \"Đồi\"", "\"Ấp \"\"Đồi\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("# Ấp 2", "\"# Ấp 2\"")]
    public void Cell_is_quoted_where_it_needs_it(string cell, string expected) => Assert.Equal(expected, CsvCell.Quote(cell));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("Ấp =", "Ấp =")]
    [InlineData("", "")]
    public void Text_that_a_spreadsheet_would_reckon_with_is_kept_text(string text, string expected) =>
        Assert.Equal(expected, CsvCell.WithoutFormula(text));
}
