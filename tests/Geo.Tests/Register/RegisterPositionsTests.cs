using System.Globalization;
using CoverageMap.Geo.Coordinates;
using CoverageMap.Geo.Register;

namespace CoverageMap.Geo.Tests.Register;

public sealed class RegisterPositionsTests
{
    private const string Head = "Mã hộ;Họ và tên;Năm sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại;";

    private static readonly CoordinateSystem BinhPhuoc = CoordinateSystems.Find("EPSG:9212");

    /// <summary>A ward of 0.1 degrees that every address names.</summary>
    private static string? OutsideTheWard(string address, LonLat position) =>
        position is { Lon: >= 106.8 and <= 106.9, Lat: >= 11.5 and <= 11.6 } ? null : $"lies outside the ward that '{address}' names";

    private static TestRegisterFile Open(CoordinateSystem written, CoordinateSystem? named, int households = 40)
    {
        var rows = Enumerable.Range(0, households).Select(i => Vn2000.ToMetres(written, new LonLat(106.85 + i * 0.001, 11.55)))
            .Select((at, i) => string.Create(CultureInfo.InvariantCulture, $"H{i};A;1980;Ấp 1;;;;;{at.North:0.00};{at.East:0.00}\n"));
        return new TestRegisterFile(Head + "X;Y\n" + string.Concat(rows),
            new RegisterFileOptions { Coordinates = named, PositionCheck = OutsideTheWard });
    }

    [Fact]
    public void Metres_of_the_named_meridian_become_positions()
    {
        using var register = Open(BinhPhuoc, BinhPhuoc);
        var rows = register.Rows();
        Assert.True(rows[7].Position!.Value.DistanceMetresTo(new LonLat(106.857, 11.55)) < 0.02);
        Assert.Contains("X is north", register.Notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EPSG:5899")]
    [InlineData("EPSG:9210")]
    [InlineData("EPSG:3405")]
    public void Wrong_meridian_is_found_by_the_wards_and_no_position_is_taken(string named)
    {
        using var register = Open(BinhPhuoc, CoordinateSystems.Find(named));
        var rows = register.Rows();
        Assert.Equal(40, rows.Count);
        Assert.All(rows, row => Assert.Null(row.Position));
        Assert.Equal(40, register.Read.PositionsNotTaken.Count);
        Assert.Contains("EPSG:9212", register.Read.PositionsNotTaken[0].Repair, StringComparison.Ordinal);
        Assert.Contains("No position was taken", register.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Position_outside_the_ward_is_not_taken_and_its_household_is()
    {
        using var register = new TestRegisterFile(Head + "Vĩ độ;Kinh độ\n" +
            "H1;A;1980;Ấp 1;;;;;11,55;106,85\nH2;B;1980;Ấp 1;;;;;11,55;106,95\nH3;C;1980;Ấp 1;;;;;106,85;11,55\nH4;D;1980;Ấp 1;;;;;;\n",
            new RegisterFileOptions { PositionCheck = OutsideTheWard });
        var rows = register.Rows();
        Assert.Equal([true, false, false, false], rows.Select(row => row.Position is not null));
        Assert.Empty(register.Read.Rejected);
        Assert.Equal([3, 4], register.Read.PositionsNotTaken.Select(row => row.Row));
        Assert.Contains("outside the ward", register.Read.PositionsNotTaken[0].Reason, StringComparison.Ordinal);
        Assert.Contains("swapped", register.Read.PositionsNotTaken[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_tells_positions_from_rows_and_both_come_back_corrected()
    {
        using var register = new TestRegisterFile(Head + "Toạ độ\nH1;A;1980;Ấp 1;;;;;11.55 106.95\nH2;B;198;Ấp 1;;;;;11.55, 106.85\n",
            new RegisterFileOptions { PositionCheck = OutsideTheWard });
        Assert.Single(register.Rows());
        var rows = await register.ReimportAsync(text =>
        {
            Assert.Equal(["not_taken", "row", "position"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[^1]));
            return text.Replace("106.95", "106.85", StringComparison.Ordinal).Replace(",198,", ",1980,", StringComparison.Ordinal);
        }, new RegisterFileOptions { PositionCheck = OutsideTheWard });
        Assert.Equal(["H2", "H1"], rows.Select(row => row.Household));
        Assert.All(rows, row => Assert.Equal(new LonLat(106.85, 11.55), row.Position));
    }

    [Fact]
    public void Positions_are_left_out_on_request()
    {
        using var register = new TestRegisterFile(Head + "X;Y\nH1;A;1980;Ấp 1;;;;;1275900;564200\n", new RegisterFileOptions { TakesPositions = false });
        Assert.Null(Assert.Single(register.Rows()).Position);
    }
}
