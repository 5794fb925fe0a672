using System.Text;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Letters;

namespace CoverageMap.Geo.Tests.Register.Files;

public sealed class TextEncodingTests
{
    private const string Table =
        "Mã hộ;Họ và tên;Năm sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại\n" +
        "H1;Nguyễn Thị Hường;1980;Ấp Đồi Đá, xã Lộc Hòa, huyện Lộc Ninh;có;;;\n" +
        "H2;Điểu Krang;1975;Thôn Bù Gia Mập, xã Đắk Ơ;chưa;;;\n";

    private static readonly Encoding Latin = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string> Names => ["utf-8", "utf-8 mark", "utf-16le mark", "utf-16be mark", "utf-16le", "utf-16be", "1258", "tcvn3", "vni", "tcvn3 in utf-8", "vni in utf-8"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Table_reads_the_same_in_every_encoding(string encoding)
    {
        using var register = new TestRegisterFile(Encode(encoding));
        Assert.Equal(["H1 Nguyễn Thị Hường Ấp Đồi Đá, xã Lộc Hòa, huyện Lộc Ninh", "H2 Điểu Krang Thôn Bù Gia Mập, xã Đắk Ơ"],
            register.Rows().Select(row => $"{row.Household} {row.Name} {row.Address}"), Same(encoding));
        Assert.Equal(encoding.StartsWith("utf-8", StringComparison.Ordinal), register.Notes.All(_ => !register.Notes.Contains("The file is in", StringComparison.Ordinal)));
    }

    [Fact]
    public void Plain_and_correct_text_is_never_touched()
    {
        using var plain = new TestRegisterFile("Ho va ten;Nam sinh;Dia chi;CCCD;VNeID;SIM;Dien thoai\n" + string.Concat(Enumerable.Repeat("NGUYEN VAN A;1980;Ap 3 xa Loc Hoa;co;;;\n", 50)));
        Assert.All(plain.Rows(), row => Assert.Equal("NGUYEN VAN A", row.Name));
        using var foreign = new TestRegisterFile("Họ và tên;Năm sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại\n" +
            "Lê Hà;1980;Ấp 3;;;;\nJosé Müller;1981;Ấp 4;;;;\nNoël François;1982;Ấp 5;;;;\nY Glé Niê;1983;Buôn Đắk Wâl;;;;\n");
        Assert.Equal(["Lê Hà", "José Müller", "Noël François", "Y Glé Niê"], foreign.Rows().Select(row => row.Name));
        Assert.Empty(foreign.Read.Rejected);
    }

    [Fact]
    public void Legacy_row_pasted_among_Unicode_is_rejected_by_name()
    {
        using var register = new TestRegisterFile(Table + "H3;Lª V¨n Tµi;1975;Êp 2;;;;\n");
        Assert.Equal(2, register.Rows().Count);
        var rejected = Assert.Single(register.Read.Rejected);
        Assert.Contains("TCVN3", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Doubtful_letters_are_refused_with_a_repair()
    {
        var mixed = Table[..Table.IndexOf('\n')] + "\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"H{i};NguyÔn V¨n Zµzµ;1975;Ap 3;;;;\n"));
        using var register = new TestRegisterFile(mixed);
        Assert.Contains("Unikey", Assert.Throws<UserErrorException>(register.Rows).Message, StringComparison.Ordinal);
    }

    private static byte[] Encode(string name) => name switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(Table),
        "utf-8 mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)],
        "utf-16le mark" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)],
        "utf-16be mark" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Table)],
        "utf-16le" => Encoding.Unicode.GetBytes(Table),
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(Table),
        "1258" => CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(For1258(Table)),
        "tcvn3" => Latin.GetBytes(LegacyFont.Tcvn3.Encode(Table)),
        "vni" => Latin.GetBytes(LegacyFont.Vni.Encode(Table)),
        "tcvn3 in utf-8" => Encoding.UTF8.GetBytes(LegacyFont.Tcvn3.Encode(Table)),
        _ => Encoding.UTF8.GetBytes(LegacyFont.Vni.Encode(Table)),
    };

    /// <summary>Windows-1258 has the shapes as letters and the tones as marks after them.</summary>
    private static string For1258(string text) => string.Concat(text.Select(letter => VietnameseLetters.Split(letter).Tone is > 0 and var tone
        ? $"{VietnameseLetters.WithTone(letter, 0)}{"\u0300\u0301\u0309\u0303\u0323"[tone - 1]}" : letter.ToString()));

    /// <summary>TCVN3 has no capitals with tones, so "Ấp" is written with the small letter.</summary>
    private static StringComparer Same(string encoding) =>
        encoding.StartsWith("tcvn3", StringComparison.Ordinal) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
