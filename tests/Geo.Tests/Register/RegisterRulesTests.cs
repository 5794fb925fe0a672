using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Register;

public sealed class RegisterRulesTests
{
    private static readonly Campaign Campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));

    private readonly RegisterRules _rules = new(Campaign, new DateOnly(2024, 4, 4));

    [Fact]
    public void Good_row_becomes_a_resident_with_the_state_of_each_gap()
    {
        var row = _rules.Read(2, ["H1", " Ấp 2,\n xã Lộc Hòa ", "1", "Điểu Krang", "1980", "chip", "level1", "", "2g"], out var fault);
        Assert.Null(fault);
        Assert.Equal("Ấp 2, xã Lộc Hòa", row!.Address);
        Assert.Equal([false, true, true, true], row.Gaps);
    }

    [Theory]
    [InlineData(2010, false)] // reaches 14 in the campaign's year
    [InlineData(2011, null)]
    public void Resident_is_eligible_from_the_year_of_the_least_age(int born, bool? expected) =>
        Assert.Equal(expected, _rules.Read(2, ["H1", "Ấp 2", "1", "A", $"{born}", "chip", "", "", ""], out _)!.Gaps[0]);

    [Fact]
    public void Decomposed_text_is_stored_composed() =>
        Assert.Equal("Bù Đốp", _rules.Read(2, ["H1", "Bu\u0300 Đo\u0302\u0301p", "1", "A", "1980", "", "", "", ""], out _)!.Address);

    [Theory]
    [InlineData("household", 0, " ")]
    [InlineData("address", 1, "")]
    [InlineData("number", 2, "0")]
    [InlineData("number", 2, "-1")]
    [InlineData("number", 2, "40000")]
    [InlineData("name", 3, "   ")]
    [InlineData("birth_year", 4, "01/01/1978")]
    [InlineData("birth_year", 4, "2094")]
    [InlineData("birth_year", 4, "1850")]
    [InlineData("cccd", 5, "có")]
    [InlineData("phone", 8, "5g")]
    [InlineData("name", 3, "A\u0000B")]
    public void Wrong_cell_is_named_with_its_value_and_a_repair(string column, int at, string value)
    {
        string[] cells = ["H1", "Ấp 2", "1", "A", "1980", "chip", "none", "signed", "4g"];
        cells[at] = value;
        Assert.Null(_rules.Read(17, cells, out var fault));
        Assert.Equal((17, column, value), (fault!.Row, fault.Column, fault.Value));
        Assert.NotEmpty(fault.Repair);
        Assert.Equal(cells, fault.Cells);
    }

    [Fact]
    public void Second_resident_with_the_same_number_is_rejected_and_the_first_kept()
    {
        Assert.NotNull(_rules.Read(2, ["H1", "Ấp 2", "1", "A", "1980", "", "", "", ""], out _));
        Assert.Null(_rules.Read(3, ["H1", "Ấp 2", "1", "B", "1981", "", "", "", ""], out var fault));
        Assert.Equal("number", fault!.Column);
    }

    [Fact]
    public void Two_addresses_of_one_household_are_not_both_taken()
    {
        Assert.NotNull(_rules.Read(2, ["H1", "Ấp 2", "1", "A", "1980", "", "", "", ""], out _));
        Assert.Null(_rules.Read(3, ["H1", "Ấp 3", "2", "B", "1981", "", "", "", ""], out var fault));
        Assert.Equal("address", fault!.Column);
    }

    [Fact]
    public void Rejected_row_does_not_take_its_number_from_a_good_one()
    {
        Assert.Null(_rules.Read(2, ["H1", "Ấp 2", "1", "A", "x", "", "", "", ""], out _));
        Assert.NotNull(_rules.Read(3, ["H1", "Ấp 2", "1", "A", "1980", "", "", "", ""], out _));
    }
}
