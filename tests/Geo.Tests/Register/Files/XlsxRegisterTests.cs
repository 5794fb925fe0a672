using CoverageMap.Geo.Register;
using static CoverageMap.Geo.Tests.Register.Files.TestWorkbook;

namespace CoverageMap.Geo.Tests.Register.Files;

public sealed class XlsxRegisterTests
{
    private static readonly object?[] Head = ["Mã hộ", "Họ và tên", "Năm sinh", "Địa chỉ", "CCCD", "VNeID", "SIM", "Điện thoại"];

    private static TestRegisterFile Open(TestWorkbook workbook, RegisterFileOptions? options = null) =>
        new(workbook.Bytes(), options, "register.xlsx");

    [Fact]
    public void Years_come_as_numbers_text_dates_and_formulas()
    {
        using var register = Open(new TestWorkbook().Sheet("Hộ", [Head,
            ["H1", "A", 1980, "Ấp 1"], ["H1", "B", "1981"], ["H1", "C", new Xml("s=\"1\"><v>30000</v>")], ["H1", "D", new Xml("s=\"2\"><v>30400.5</v>")],
            ["H1", "E", new Xml("s=\"1\"><v>1984</v>")], ["H1", "F", new Xml("><f>1900+85</f><v>1985</v>")], ["H1", "G", 31500],
            ["H1", "H", new Xml("t=\"str\"><f>A1</f><v>12/05/1987</v>")], ["H1", "I", new Xml("t=\"inlineStr\"><is><r><t>19</t></r><r><t>88</t></r></is>")]]));
        Assert.Equal([1980, 1981, 1982, 1983, 1984, 1985, 1986, 1987, 1988], register.Rows().Select(row => (int)row.BirthYear));
    }

    [Fact]
    public void Errors_and_formulas_without_a_value_reject_their_row()
    {
        using var register = Open(new TestWorkbook().Sheet("Hộ", [Head,
            ["H1", "A", new Xml("t=\"e\"><f>X</f><v>#REF!</v>"), "Ấp 1"], ["H2", new Xml("><f>B1</f>"), 1980, "Ấp 1"], ["H3", "C", 1980, "Ấp 1"]]));
        Assert.Equal(["H3"], register.Rows().Select(row => row.Household));
        Assert.Equal(["2 Năm sinh #REF!", "3 Họ và tên #FORMULA!"], register.Read.Rejected.Select(row => $"{row.Row} {row.Column} {row.Value}"));
    }

    [Fact]
    public void Merged_cells_hold_for_every_row_they_span()
    {
        using var register = Open(new TestWorkbook().Sheet("Hộ",
            [["UBND XÃ A"], ["STT", "Hộ số", "Họ và tên", "Năm sinh", "Ấp", "Xã", "CCCD", null, "VNeID", "SIM", "Điện thoại"],
                [null, null, null, null, null, null, "Có", "Chưa"], [1, "H1", "A", 1980, "Ấp 1", "Xã A", "x"], [2, null, "B", 1981, null, null, null, "x"],
                [3, "H2", "C", 1982, "Ấp 2"]],
            "A1:K1", "G2:H2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "I2:I3", "J2:J3", "K2:K3", "B4:B5", "E4:E5", "F4:F6"));
        Assert.Equal(["H1 A Ấp 1, Xã A", "H1 B Ấp 1, Xã A", "H2 C Ấp 2, Xã A"], register.Rows().Select(row => $"{row.Household} {row.Name} {row.Address}"));
        Assert.Empty(register.Read.Rejected);
    }

    [Fact]
    public void Sheet_is_the_first_or_the_named_one()
    {
        var workbook = new TestWorkbook().Sheet("Bìa", [["Không có gì ở đây"]]).Sheet("Danh sách", [Head, ["H1", "A", 1980, "Ấp 1"]]);
        using var named = Open(workbook, new RegisterFileOptions { Sheet = "danh sách" });
        using var absent = Open(workbook, new RegisterFileOptions { Sheet = "Hộ" });
        Assert.Single(named.Rows());
        Assert.Contains("Bìa, Danh sách", Assert.Throws<UserErrorException>(absent.Rows).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D0CF11E0A1B11AE1", ".xls")]
    [InlineData("255044462D312E34", "PDF")]
    [InlineData("504B0304", "damaged")]
    public void Other_kinds_are_named(string start, string kind)
    {
        using var register = new TestRegisterFile([.. Convert.FromHexString(start), .. new byte[100]]);
        Assert.Contains(kind, Assert.Throws<UserErrorException>(register.Rows).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entity_bomb_and_swollen_part_are_refused()
    {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>";
        var swollen = $"<worksheet><sheetData>{string.Concat(Enumerable.Repeat("<row/>", 16 << 20))}</sheetData></worksheet>";
        var cell = $"<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{new string('a', 40_000)}</t></is></c></row></sheetData></worksheet>";
        var deep = $"<worksheet>{string.Concat(Enumerable.Repeat("<a>", 100_000))}";
        foreach (var sheet in (string[])[bomb, swollen, cell, deep])
        {
            using var register = Open(new TestWorkbook().RawSheet("Hộ", sheet));
            var message = Assert.Throws<UserErrorException>(register.Rows).Message;
            Assert.True(message.Contains("damaged", StringComparison.Ordinal), message);
        }
    }

    [Fact]
    public void Large_sheet_streams_in_bounded_memory()
    {
        var rows = Enumerable.Range(1, 60_000).Select(i => (object?[])[
            new Xml($"t=\"inlineStr\"><is><t>H{i / 3}</t></is>"), new Xml($"t=\"inlineStr\"><is><t>Nguyễn Văn {i}</t></is>"), 1950 + i % 60,
            new Xml($"t=\"inlineStr\"><is><t>Ấp {i / 3 % 20}, xã Lộc Hòa</t></is>")]);
        using var register = Open(new TestWorkbook().Sheet("Hộ", rows.Prepend(Head)));
        var taken = register.Read.Rows(null).Count();
        Assert.Equal((60_000, 0), (taken, register.Read.Rejected.Count));
    }

    [Fact]
    public void Numbers_that_are_codes_keep_their_digits()
    {
        using var register = Open(new TestWorkbook().Sheet("Hộ", [Head, [25294000123.0, "A", 1980, "Ấp 1"], ["00123", "B", 1980, "Ấp 1"], [new Xml("><v>1.2E+3</v>"), "C", 1980, "Ấp 1"]]));
        Assert.Equal(["25294000123", "00123", "1200"], register.Rows().Select(row => row.Household));
    }
}
