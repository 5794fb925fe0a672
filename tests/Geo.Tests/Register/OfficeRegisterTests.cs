using CoverageMap.Geo.Register;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Tests.Register;

public sealed class OfficeRegisterTests
{
    private const string Office = """
        UBND XÃ LỘC HÒA;;;;;;;;;
        DANH SÁCH HỘ DÂN ẤP 2;;;;;;;;;
        ;;;;;;;;;
        STT;Mã hộ;Họ và tên;Ngày sinh;Số nhà;Ấp;Xã/phường;CCCD;VNeID;SIM chính chủ;Điện thoại 4G
        (1);(2);(3);(4);(5);(6);(7);(8);(9);(10);(11)
        1;LH-01;Điểu Krang;12/05/1980;15;2;Lộc Hòa;Có;Mức 2;Chưa;x
        2;;Thị Bé;1983;;;;chưa có;Chưa kích hoạt;có;không
        STT;Mã hộ;Họ và tên;Ngày sinh;Số nhà;Ấp;Xã/phường;CCCD;VNeID;SIM chính chủ;Điện thoại 4G
        3;LH-02;Lê Văn Cộng;3/1975;;Ấp Sóc Mới;xã Lộc Hòa;đã cấp;;đã có chữ ký số;smartphone
        Tổng cộng: 3 người;;;;;;;;;;
        ;;;;;;Lộc Hòa, ngày 4 tháng 4 năm 2024;;;;
        ;Người lập biểu;;;;;TM. UBND XÃ;;;;
        ;Nguyễn Văn Tư;;;;;Trần Thị Sáu;;;;

        """;

    [Fact]
    public void List_made_to_be_printed_is_read_resident_by_resident()
    {
        using var register = new TestRegisterFile(Office);
        var rows = register.Rows();
        Assert.Empty(register.Read.Rejected);
        Assert.Equal(
            ["6 LH-01 1 Điểu Krang 1980 15, ấp 2, Lộc Hòa", "7 LH-01 2 Thị Bé 1983 15, ấp 2, Lộc Hòa", "9 LH-02 1 Lê Văn Cộng 1975 Ấp Sóc Mới, xã Lộc Hòa"],
            rows.Select(row => $"{row.Row} {row.Household} {row.Number} {row.Name} {row.BirthYear} {row.Address}"));
        Assert.Equal([false, false, true, false], rows[0].Gaps);
        Assert.Equal([true, true, true, true], rows[1].Gaps); // "SIM chính chủ: có" says nothing of the signature
        Assert.Equal([false, true, false, false], rows[2].Gaps);
    }

    [Fact]
    public void What_is_no_resident_is_counted_and_told()
    {
        using var register = new TestRegisterFile(Office);
        register.Rows();
        Assert.Equal((3, 6), (register.Read.RowsRead, register.Read.RowsSkipped));
        Assert.Contains("1 headings again (row 8)", register.Notes, StringComparison.Ordinal);
        Assert.Contains("1 totals (row 10)", register.Notes, StringComparison.Ordinal);
        Assert.Contains("3 signatures (row 11, 12, 13)", register.Notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HỌ VÀ TÊN,năm sinh,địa chỉ,cccd,VNEID,Sim,PHONE")]
    [InlineData("Ho va ten,Nam sinh,Dia chi,Can cuoc cong dan,Dinh danh dien tu muc 2,SIM chinh chu,Dien thoai 4G")]
    [InlineData("Full name,Year of birth,Address,Chip ID card,\"Activated e-identity, level 2\",Owner-registered SIM with signature,4G phone")]
    [InlineData("Họ tên chủ hộ,Ngày tháng năm sinh,Nơi thường trú,CCCD gắn chip,Định danh điện tử mức 2,\"SIM chính chủ, chữ ký số\",Điện thoại 4G")]
    [InlineData("Họ và tên (chữ in hoa),Năm sinh,Chỗ ở hiện nay,Thẻ căn cước,Kích hoạt VNeID,Chữ ký số,Điện thoại thông minh")]
    public void Headings_are_found_in_usual_spellings(string headings)
    {
        using var register = new TestRegisterFile($"{headings}\nLê An,1980,\"Ấp 3, xã A\",chip,level2,signed,4g\n");
        var row = Assert.Single(register.Rows());
        Assert.Equal(("Lê An", (short)1980, "Ấp 3, xã A"), (row.Name, row.BirthYear, row.Address));
        Assert.All(row.Gaps, open => Assert.False(open));
    }

    [Theory]
    [InlineData("Họ và tên\tNăm sinh\tĐịa chỉ\tCCCD\tVNeID\tSIM\tĐiện thoại\nA\t1980\tẤp 1, xã B, huyện C, tỉnh D\t\t\t\t\n")]
    [InlineData("sep=;\nHọ và tên;Năm sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại\nA;1980;Ấp 1, xã B, huyện C, tỉnh D;;;;\n")]
    [InlineData("# chú thích, có, nhiều, dấu, phẩy, ở, đây, và, đây\nHọ và tên;Năm sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại\nA;1980;\"Ấp 1, xã B, huyện C, tỉnh D\";;;;\n")]
    public void Separator_is_that_of_the_heading(string content)
    {
        using var register = new TestRegisterFile(content);
        Assert.Equal("Ấp 1, xã B, huyện C, tỉnh D", Assert.Single(register.Rows()).Address);
    }

    [Fact]
    public void Heading_of_two_rows_names_its_columns_together()
    {
        using var register = new TestRegisterFile("""
            Mã hộ,Họ và tên,Năm sinh,Địa chỉ,,CCCD,,VNeID,SIM,Điện thoại
            ,,,Tổ,Ấp,Có,Chưa,,,
            H1,Lê An,1980,3,Đồi Đá,x,,mức 1,,2G
            H1,Lê Bé,1982,3,Đồi Đá,,x,mức 2,,
            H1,Lê Ca,1984,3,Đồi Đá,x,x,mức 2,,
            """);
        var rows = register.Rows();
        Assert.Equal("tổ 3, ấp Đồi Đá", rows[0].Address);
        Assert.Equal([false, true], rows.Select(row => row.Gaps[0]));
        Assert.Equal("x / x", Assert.Single(register.Read.Rejected).Value);
    }

    [Fact]
    public void Without_a_code_households_follow_from_heads_and_addresses()
    {
        const string list = """
            Họ và tên,Quan hệ với chủ hộ,Năm sinh,Địa chỉ,CCCD,VNeID,SIM,Điện thoại
            Lê An,Chủ hộ,1980,Ấp 3,,,,
            Lê Bé,Vợ,1982,,,,,
            Võ Ca,Chủ hộ,1970,Ấp 3,,,,
            Võ Em,Con,1999,Ấp 3,,,,
            Điểu Gố,Chủ hộ,1966,Ấp 4,,,,
            """;
        using var register = new TestRegisterFile(list);
        using var again = new TestRegisterFile(list);
        var rows = register.Rows();
        var codes = rows.Select(row => row.Household).ToList();
        Assert.Equal(codes, again.Rows().Select(row => row.Household));
        Assert.Equal((codes[0], codes[2]), (codes[1], codes[3]));
        Assert.Equal(3, codes.Distinct().Count());
        Assert.Equal([1, 2, 1, 2, 1], rows.Select(row => (int)row.Number));
        Assert.Contains("no household code", register.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_number_that_begins_anew_numbers_the_residents()
    {
        const string head = "STT,Mã hộ,Họ và tên,Năm sinh,Địa chỉ,CCCD,VNeID,SIM,Điện thoại\n";
        using var anew = new TestRegisterFile(head + "1,H1,A,1980,Ấp 1,,,,\n2,H1,B,1981,,,,,\n1,H2,C,1982,Ấp 2,,,,\n");
        using var through = new TestRegisterFile(head + "1,H1,A,1980,Ấp 1,,,,\n2,H1,B,1981,,,,,\n3,H2,C,1982,Ấp 2,,,,\n");
        Assert.Equal([1, 2, 1], anew.Rows().Select(row => (int)row.Number));
        Assert.Equal([1, 2, 1], through.Rows().Select(row => (int)row.Number));
    }

    [Fact]
    public void Blank_code_beside_another_address_is_not_given_to_the_household_above()
    {
        using var register = new TestRegisterFile("Mã hộ,Họ và tên,Năm sinh,Địa chỉ,CCCD,VNeID,SIM,Điện thoại\nH1,A,1980,Ấp 1,,,,\n,B,1981,Ấp 2,,,,\n");
        Assert.Single(register.Rows());
        Assert.Equal("Mã hộ", Assert.Single(register.Read.Rejected).Column);
    }

    [Theory]
    [InlineData("Chưa có CCCD", "x", true)]
    [InlineData("Đã có CCCD", "x", false)]
    [InlineData("CCCD", "CMND cũ", true)]
    [InlineData("CCCD", "không", true)]
    [InlineData("CCCD", "rồi", false)]
    [InlineData("CCCD", "-", true)]
    public void States_are_read_under_their_heading(string heading, string value, bool isOpen)
    {
        using var register = new TestRegisterFile($"Họ và tên,Năm sinh,Địa chỉ,{heading},VNeID,SIM,Điện thoại\nA,1980,Ấp 1,{value},,,\n");
        Assert.Equal(isOpen, Assert.Single(register.Rows()).Gaps[0]);
    }

    [Fact]
    public async Task Corrected_report_of_an_office_list_is_imported_alone()
    {
        using var register = new TestRegisterFile("""
            Họ và tên;Ngày sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại;Toạ độ
            Lê An;12/05/1980;Ấp 3, xã A;có;;;;11°32'15.2"N 106°53'20"E
            Lê Bé;31/02/1990;;có lẽ;;;;
            =Lê Ca;01/02/1991;;có;;;;đâu đó
            """);
        var code = Assert.Single(register.Rows(), row => row.Name == "Lê An").Household;
        Assert.Equal(["Ngày sinh"], register.Read.Rejected.Select(row => row.Column));
        Assert.Equal(["Toạ độ"], register.Read.PositionsNotTaken.Select(row => row.Column));
        var corrected = await register.ReimportAsync(text => text.Replace("31/02/1990", "28/02/1990", StringComparison.Ordinal)
            .Replace("có lẽ", "có", StringComparison.Ordinal).Replace("đâu đó", "\"11,53754 106,88889\"", StringComparison.Ordinal));
        Assert.Equal([$"{code} 2 Lê Bé 1990 Ấp 3, xã A", $"{code} 3 =Lê Ca 1991 Ấp 3, xã A"],
            corrected.Select(row => $"{row.Household} {row.Number} {row.Name} {row.BirthYear} {row.Address}"));
        Assert.Equal(106.88889, corrected[1].Position!.Value.Lon);
    }

    [Fact]
    public void Missing_columns_are_named_with_the_headings_and_a_mapping()
    {
        using var register = new TestRegisterFile("Họ và tên,Sinh vào,Địa chỉ,CCCD,VNeID,SIM\nA,1980,Ấp 1,,,\n");
        var error = Assert.Throws<UserErrorException>(register.Rows);
        Assert.Contains("birth_year, phone", error.Message, StringComparison.Ordinal);
        Assert.Contains("Sinh vào", error.Message, StringComparison.Ordinal);
        Assert.Contains("--mapping", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_names_columns_words_and_what_is_not_told()
    {
        using var folder = new TestRegisterFile("""
            { "columns": { "birth_year": "Sinh vào", "address": ["Đội sản xuất", "Nông trường"], "phone": null },
              "states": { "cccd": { "K": "old" } } }
            """);
        var mapping = RegisterMapping.Read(folder.Path, TestRegisterFile.Campaign);
        using var register = new TestRegisterFile("Họ và tên,Sinh vào,Đội sản xuất,Nông trường,CCCD,VNeID,SIM\nA,1980,Đội 4,Minh Hưng,K,,\n",
            new RegisterFileOptions { Mapping = mapping });
        var row = Assert.Single(register.Rows());
        Assert.Equal("Đội 4, Minh Hưng", row.Address);
        Assert.Equal([true, true, true, true], row.Gaps);
    }

    [Fact]
    public async Task Report_of_a_mapped_list_comes_back_under_the_same_mapping()
    {
        using var file = new TestRegisterFile("""{ "columns": { "birth_year": "Sinh vào", "phone": null }, "states": { "cccd": { "K": "old" } } }""");
        var options = new RegisterFileOptions { Mapping = RegisterMapping.Read(file.Path, TestRegisterFile.Campaign) };
        using var register = new TestRegisterFile("Mã hộ,Họ và tên,Sinh vào,Địa chỉ,CCCD,VNeID,SIM\nH1,A,19_80,Ấp 1,K,,\n", options);
        Assert.Empty(register.Rows());
        Assert.Equal("Sinh vào", register.Read.Rejected[0].Column);
        var row = Assert.Single(await register.ReimportAsync(text => text.Replace("19_80,", "1980,", StringComparison.Ordinal), options));
        Assert.Equal("1980 True", $"{row.BirthYear} {row.Gaps[0]}");
    }

    [Theory]
    [InlineData("Tống Công Minh")]
    [InlineData("Tô Văn An")]
    [InlineData("Phường Văn Tư")]
    public void Somebody_without_a_year_is_rejected_and_not_passed_over(string name)
    {
        using var register = new TestRegisterFile($"Họ và tên;Năm sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại\nLê An;1980;Ấp 1;;;;\n{name};;;;;;\nTổng cộng;;2;;;;\n");
        Assert.Single(register.Rows());
        Assert.Equal("Năm sinh", Assert.Single(register.Read.Rejected).Column);
    }

    [Theory]
    [InlineData("Tổng cộng;12;;;;;;")]
    [InlineData(";Tổng cộng: 12 người;;;;;;")]
    [InlineData("CỘNG;;;;3;2;1;0")]
    [InlineData("Tong so:;;;;3;2;1;0")]
    [InlineData("II. KHU PHỐ 3;;;;;;;")]
    public void Sums_and_sections_are_passed_over(string row)
    {
        using var register = new TestRegisterFile($"Mã hộ;Họ và tên;Năm sinh;Địa chỉ;CCCD;VNeID;SIM;Điện thoại\nH1;Lê An;1980;Ấp 1;;;;\n{row}\n;Lê Bé;1981;;;;;\n");
        Assert.Equal(["H1", "H1"], register.Rows().Select(taken => taken.Household));
        Assert.Equal((0, 1), (register.Read.Rejected.Count, register.Read.RowsSkipped));
    }

    [Fact]
    public void Mapping_to_a_heading_that_is_not_there_is_refused()
    {
        using var file = new TestRegisterFile("""{ "columns": { "name": "Tên gọi" } }""");
        using var register = new TestRegisterFile("Họ và tên,Năm sinh,Địa chỉ,CCCD,VNeID,SIM,Điện thoại\nA,1980,Ấp 1,,,,\n",
            new RegisterFileOptions { Mapping = RegisterMapping.Read(file.Path, TestRegisterFile.Campaign) });
        Assert.Contains("Tên gọi", Assert.Throws<UserErrorException>(register.Rows).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_of_one_meaning_are_not_chosen_between()
    {
        using var register = new TestRegisterFile("Họ và tên,Năm sinh,Năm sinh,Địa chỉ,CCCD,VNeID,SIM,Điện thoại\nA,1980,1981,Ấp 1,,,,\n");
        Assert.Contains("columns 2 and 3", Assert.Throws<UserErrorException>(register.Rows).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_format_takes_a_position_too()
    {
        using var register = new TestRegisterFile("household,address,number,name,birth_year,cccd,vneid,sim,phone,lon,lat\nH1,Ấp 1,1,A,1980,,,,,106.9,11.5\nH1,Ấp 1,2,B,1980,,,,,,\n");
        Assert.All(register.Rows(), row => Assert.Equal(new LonLat(106.9, 11.5), row.Position));
        Assert.Contains("WGS 84", register.Notes, StringComparison.Ordinal);
    }
}
