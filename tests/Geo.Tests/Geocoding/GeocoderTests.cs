using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Support;
using CsCheck;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Tests.Geocoding;

[Collection(GazetteerTests.Name)]
public sealed class GeocoderTests(GazetteerFixture fixture)
{
    [Theory]
    // As written in offices, with everything.
    [InlineData("tổ 3, ấp 5, xã Lộc Hòa, huyện Lộc Ninh, tỉnh Bình Phước", "ward 25273")]
    [InlineData("Ấp Lộc Thạnh, xã Lộc Hoà, huyện Lộc Ninh", "hamlet 25273")]
    [InlineData("KP.Ninh Phước, TT.Lộc Ninh", "ward 25270")]
    [InlineData("Số 23 Nguyễn Huệ, P. Tân Thiện, TP.Đồng Xoài", "ward 25205")]
    // A tone mark tells Lộc Thành from Lộc Thạnh; without it only the rest of the address may.
    [InlineData("xã Lộc Thành, Lộc Ninh", "ward 25294")]
    [InlineData("xã Lộc Thạnh, Lộc Ninh", "ward 25280")]
    [InlineData("Ap 2 xa Loc Thanh, H.Loc Ninh, BP", "ambiguous 25280 25294")]
    [InlineData("xã Lộc Thanh, huyện Lộc Ninh", "ambiguous 25280 25294")]
    [InlineData("sóc Tà Thiết, xã Lộc Thanh, huyện Lộc Ninh", "hamlet 25294")]
    // Names of several wards: the district decides, the type only where units do not change it.
    [InlineData("xã Minh Hưng, Chơn Thành", "ward 25441")]
    [InlineData("ấp 3 xã Minh Hưng, huyện Bù Đăng", "ward 25408")]
    [InlineData("xã Minh Hưng, tỉnh Bình Phước", "ambiguous 25408 25441")]
    [InlineData("phường Tân Phú", "ward 25195")]
    [InlineData("TT. Tân Phú, Bình Phước", "ward 25363")]
    [InlineData("Tân Phú, Bình Phước", "ambiguous 25195 25363")]
    [InlineData("xã Tân Hưng", "ambiguous 25345 25375")]
    [InlineData("xa Tan Hung, H. Hon Quan", "ward 25345")]
    [InlineData("X. Tân Lợi - H.Đồng Phú", "ward 25378")]
    [InlineData("xã Tân Tiến huyện Bù Đốp", "ward 25321")]
    [InlineData("xã Thanh Bình, huyện Hớn Quản", "ward 25354")]
    [InlineData("TT Thanh Bình, Bù Đốp", "ward 25308")]
    [InlineData("xã Chơn Thành, Lộc Ninh", "ambiguous 25432 25433 25447")]
    // Province, district and ward of one name.
    [InlineData("Bình Phước", "none")]
    [InlineData("Lộc Ninh, Bình Phước", "district")]
    [InlineData("thị trấn Lộc Ninh, Bình Phước", "ward 25270")]
    [InlineData("khu phố 2, Lộc Ninh, Lộc Ninh", "ward 25270")]
    [InlineData("thôn 4, xã Bù Gia Mập", "ward 25222")]
    [InlineData("tổ 2, Phú Riềng, huyện Phú Riềng", "ward 25264")]
    // Units of 2025 as of 2024: one predecessor, or a hamlet that decides, or all of them.
    [InlineData("xã Bù Gia Mập, tỉnh Đồng Nai", "ward 25222")]
    [InlineData("phường Bình Phước, tỉnh Đồng Nai", "ambiguous 25195 25198 25201 25204 25205 25213")]
    [InlineData("phường An Lộc, tỉnh Đồng Nai", "ambiguous 25324 25325 25333 25336")]
    [InlineData("ấp Ka Lân, phường An Lộc, tỉnh Đồng Nai", "hamlet 25336")]
    [InlineData("phường An Lộc, thị xã Bình Long", "ward 25324")]
    [InlineData("phường Bình Long, Đồng Nai", "ambiguous 25320 25324 25326 25354")]
    // Commas missing, words glued, letters slipped, units misspelt.
    [InlineData("to 4 ap Long Binh xa Tan Quan Huyen Hon Quan Tinh Binh Phuoc", "hamlet 25438")]
    [InlineData("tổ 8 Khu phố 2 Phường Long Thuỷ Phước Long Bình Phước", "ward 25217")]
    [InlineData("tổ 10 Thôn 3 Long Hà huyện Phú Riềng Bình Phước", "ward 25255")]
    [InlineData("ấp hai, xãđồng tiến, huyện đồng phú, bp", "ward 25390")]
    [InlineData("thôn 13, xã Bình Minh, huyện BùĐăng", "ward 25404")]
    [InlineData("X.Logn Tân, H Phú Riềng", "ward 25258")]
    [InlineData("tổ 4; ấp 5; xã Tiện Hưng; Bù Đốp", "ward 25312")]
    [InlineData("phường Phước Bình, huuyện Phước Long", "ward 25219")]
    [InlineData("Thôn 3, Đường 10, H.Bù Đăng", "ward 25398")]
    [InlineData("thôn 3 xã Đường 10 huyện Bù Đăng", "ward 25398")]
    [InlineData("KP.3 P Long Phuoc Phoc Long Binh Phuoc", "ward 25220")]
    [InlineData("Khu phố Sáu, Thị tấn Thanh Bình, Bù Đốp", "ward 25308")]
    [InlineData("ấp An Bình Tân Lập huyện Đồng Phú Bình Phước", "hamlet 25381")]
    [InlineData("KHU PHỐ 3 MINH HƯNG CHHƠN THÀNH", "ward 25441")]
    [InlineData("thôn Tập Đoàn Hải,Đồng Nai,Bù Đăng", "hamlet 25414")]
    [InlineData("334/10, duong QL14 soc Tapek X.Loc Thanh Loc Ninh T.Binh Phuoc", "hamlet 25294")]
    [InlineData("đường Ngô Quyền KPHai Phước Bình Phước Long Bình Phước", "ward 25219")]
    [InlineData("xã Đăk Ơ, huyện Bù Gia Mập", "ward 25225")]
    [InlineData("P. Hưng Chiến, P. Hưng Chiến, Tx Bình Long", "ward 25320")]
    [InlineData("ấp 1, xã Quaang Minh, thị xã Chơn Thành", "ward 25439")]
    [InlineData("tổ 10, thôn 1, x. đờng 10", "ward 25398")]
    [InlineData("37 Lê Lợi - T. 9 - kp 13 - Minh Hưng - t. Bình Pưhớc", "ambiguous 25408 25441")]
    [InlineData("Đồng Xoài, Bình Phước", "district")]
    // Streets are called like wards elsewhere.
    [InlineData("Đường Phú Riềng Đỏ, phường Tân Bình, TP.Đồng Xoài", "ward 25201")]
    [InlineData("Đường Bom Bo - Đắk Nhau, Xã Đắk Nhau, Huyện Bù Đăng", "ward 25399")]
    // Not here, or not said.
    [InlineData("P4, Q4, TPHCM", "ward 27283")]
    [InlineData("xã Tân Lập, tỉnh Lâm Đồng", "ambiguous 23134 23239")] // two of Bình Thuận, in Lâm Đồng since 2025
    [InlineData("xã Tân Lập, huyện Xuân Lộc, tỉnh Đồng Nai", "ambiguous 25381")]
    [InlineData("ấp 3, huyện Hớn Quản, Bình Phước", "district")]
    [InlineData("xã Lộc Thành, huyện Bù Đăng", "ambiguous 25090 25294 25305")]
    [InlineData("gần chợ, nhà bà Sáu", "none")]
    [InlineData("", "none")]
    public void Address_is_resolved_as_of_2024(string address, string expected)
    {
        var result = fixture.Resolve(address);
        Assert.True(GazetteerFixture.Summary(result) == expected, $"{address}: {GazetteerFixture.Summary(result)} ({result.Reason}), not {expected}");
    }

    [Theory]
    [InlineData("phường Bình Phước, tỉnh Đồng Nai", "ward 25195")]
    [InlineData("phường An Lộc, Đồng Nai", "ward 25333")]
    [InlineData("phường An Lộc, thị xã Bình Long", "ward 25326")]
    [InlineData("phường An Lộc, Bình Long, Bình Phước", "ward 25326")]
    [InlineData("phường An Lộc", "ambiguous 25326 25333")]
    [InlineData("xã Tân Tiến", "ambiguous 25318 25363")]
    [InlineData("xã Tân Tiến, huyện Đồng Phú", "ward 25363")]
    [InlineData("phường Phước Bình", "ward 25220")]
    [InlineData("xã Lộc Thịnh, huyện Lộc Ninh, tỉnh Bình Phước", "ward 25294")]
    [InlineData("phường Tân Phú, TP Đồng Xoài, tỉnh Đồng Nai", "ward 25195")]
    [InlineData("ấp Ka Lân, xã Thanh Phú, thị xã Bình Long", "hamlet 25333")]
    public void Address_is_resolved_as_of_2025(string address, string expected) =>
        Assert.Equal(expected, GazetteerFixture.Summary(fixture.Geocoder.Resolve(address, GazetteerFixture.Reform)));

    [Fact]
    public void Old_ward_named_after_the_reform_keeps_its_own_smaller_circle()
    {
        var old = fixture.Geocoder.Resolve("xã Lộc Thịnh, huyện Lộc Ninh", GazetteerFixture.Reform);
        var whole = fixture.Geocoder.Resolve("xã Lộc Thành, tỉnh Đồng Nai", GazetteerFixture.Reform);
        Assert.Equal(whole.Ward, old.Ward);
        Assert.True(old.UncertaintyMetres < whole.UncertaintyMetres);
    }

    [Fact]
    public void Position_comes_with_uncertainty_and_ward_and_otherwise_a_reason()
    {
        foreach (var address in (string[])["xã Lộc Hòa, Lộc Ninh", "Ấp Lộc Thạnh, xã Lộc Hoà", "xã Tân Hưng", "huyện Bù Đốp", "", "ở trọ"])
        {
            var result = fixture.Resolve(address);
            Assert.Equal(result.Code is MatchCode.Hamlet or MatchCode.Ward, result.Ward is not null);
            Assert.Equal(result.Code == MatchCode.None, result.Position is null);
            Assert.Equal(result.Position is null, result.UncertaintyMetres is null);
            Assert.True(result.Ward is not null || result.Reason is { Length: > 0 });
        }
    }

    [Fact]
    public void Real_business_addresses_are_found_in_their_district()
    {
        // Two labels of the list contradict their own addresses ("Huyện Lộc Ninh", "P.An Lộc") and are no check.
        string[] mislabelled = ["CH BHX Bình Phước số 51", "DNTN Quỳnh Trung"];
        using var list = CsvDataReader.Create(ProjectData.File("places", "binh-phuoc-business-addresses-2020.csv"));
        var (located, wrong) = (0, new List<string>());
        while (list.Read())
        {
            var result = fixture.Resolve(list.GetString(2));
            if (result.Ward is not { } ward) continue;
            located++;
            var district = ward.Districts.Single().FullName.Replace("Thị xã Chơn Thành", "Huyện Chơn Thành", StringComparison.Ordinal);
            if (district != list.GetString(3) && !mislabelled.Contains(list.GetString(1))) wrong.Add($"{list.GetString(2)} → {ward.FullName}");
        }
        Assert.Empty(wrong);
        // Of 85: two name no ward, one a ward of 2025 that has four parts.
        Assert.Equal(82, located);
    }

    [Fact]
    public void Ward_in_any_written_form_is_found_or_ambiguous_but_never_another_silently()
    {
        var wards = fixture.Gazetteer.Wards.Where(unit => unit.Province.Code == "70" && unit.IsValidOn(GazetteerFixture.Before)).ToList();
        var form = Gen.Select(Gen.Int[0, wards.Count - 1], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2]);
        form.Sample(drawn =>
        {
            var (ward, type, district, marks, letters, separator) = drawn;
            var address = Write(wards[ward], type, district, marks, letters, separator);
            var result = fixture.Resolve(address);
            var found = result.Ward;
            if (found is not null) Assert.True(found == wards[ward], $"'{address}' became {found.FullName}");
            else if (result.Candidates.Count > 0)
                Assert.True(result.Candidates.Any(candidate => candidate.Unit == wards[ward]), $"'{address}' misses {wards[ward].FullName}");
            // With its type, its district and all its marks a ward is always found.
            if (marks < 2 && district > 0 && type > 0) Assert.True(found is not null, $"'{address}' is {result.Code}: {result.Reason}");
        }, iter: 5000);
    }

    private static string Write(GazetteerUnit ward, int type, int district, int marks, int letters, int separator)
    {
        string Unit(GazetteerUnit unit, int form)
        {
            var (kind, name) = FullNames.Cut(unit.FullName);
            var initials = string.Concat(kind!.Split(' ').Select(word => word[0])).ToUpperInvariant().Replace('Đ', 'D');
            return form switch { 0 => name, 1 => $"{kind} {name}", 2 => $"{initials}. {name}", _ => $"{initials}.{name}" };
        }
        var parts = new List<string> { "tổ 5", "ấp 77", Unit(ward, type) };
        if (district > 0) parts.Add(Unit(ward.Districts.Single(), district));
        if (letters % 2 == 1) parts.Add(Unit(ward.Province, 1));
        var text = string.Join(separator switch { 0 => ", ", 1 => " - ", _ => "," }, parts);
        text = letters switch { 2 => text.ToUpperInvariant(), 3 => text.ToLowerInvariant(), _ => text };
        return marks switch { 1 => VietnameseLetters.Decompose(text), 2 => VietnameseLetters.Fold(text), 3 => text.Replace('ạ', 'a'), _ => text };
    }

    [Fact]
    public void Unit_of_2025_is_followed_to_its_only_predecessor_or_lists_them_all()
    {
        foreach (var unit in fixture.Gazetteer.Wards.Where(unit => unit.IsHome && unit.ValidFrom == GazetteerFixture.Reform))
        {
            var result = fixture.Resolve($"{unit.FullName}, tỉnh Đồng Nai");
            if (unit.Predecessors is [var only]) Assert.Equal(only, result.Ward);
            else Assert.Subset(result.Candidates.Select(candidate => candidate.Unit.Code).ToHashSet(), unit.Predecessors.Select(old => old.Code).ToHashSet());
        }
    }
}
