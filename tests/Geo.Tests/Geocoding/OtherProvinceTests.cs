using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>Addresses of all of Vietnam, from the lists that come with the program; no database.</summary>
[Collection(Country.Name)]
public sealed class OtherProvinceTests(Country country)
{
    private static readonly DateOnly Day = new(2024, 5, 6);

    private string Names(string address) => Names(country.Geocoder.Resolve(address, Day));

    private static string Names(GeocodeResult result) =>
        $"{result.WardName ?? "-"}, {result.District?.Name ?? "-"}, {result.Province?.Name ?? "-"}";

    [Theory]
    // Numbers for names, glued, with leading zeros, nested house numbers.
    [InlineData("P4, Q8, TPHCM", "4, 8, Hồ Chí Minh")]
    [InlineData("357/28,Ng-T- Thuật,P1,Q3,TP.HồChíMinh.", "1, 3, Hồ Chí Minh")]
    [InlineData("1806/127/2/6/15/48/2A Huỳnh Tấn Phát, Phường 04, Quận 05, TP.HCM", "4, 5, Hồ Chí Minh")]
    [InlineData("73B/563B bis Lê Quang Định P1 Q Gò Vấp", "1, Gò Vấp, Hồ Chí Minh")]
    [InlineData("Phường Đa Kao, 1, Hồ Chí Minh", "Đa Kao, 1, Hồ Chí Minh")]
    [InlineData("46/8F Trung Chánh 2 Trung Chánh, Hóc Môn, TP. Hồ Chí Minh", "Trung Chánh, Hóc Môn, Hồ Chí Minh")]
    // Without diacritics, without commas, in capitals, tones in either place, NFD.
    [InlineData("thon 2 xa Ea Kao thanh pho Buon Ma Thuot tinh Dak Lak", "Ea Kao, Buôn Ma Thuột, Đắk Lắk")]
    [InlineData("XÃ THẠNH ĐỨC HUYỆN GÒ DẦU TỈNH TÂY NINH", "Thạnh Đức, Gò Dầu, Tây Ninh")]
    [InlineData("Phường Thuỷ Châu, TX. Hương Thuỷ, TT Huế", "Thủy Châu, Hương Thủy, Huế")]
    // Unit words as letters, glued to the name; provinces shortened.
    [InlineData("X. Sin Suối Hồ HPhong Thổ t Lai Châu", "Sin Suối Hồ, Phong Thổ, Lai Châu")]
    [InlineData("TTr.Quỳnh Côi,HQuỳnh Phụ,TThai Bình", "Quỳnh Côi, Quỳnh Phụ, Thái Bình")]
    [InlineData("284DBis Ng Văn Giáo, P2, Mỹ Tho, T.Giang.", "2, Mỹ Tho, Tiền Giang")]
    [InlineData("Quận 1 T.P H.C.Minh", "-, 1, Hồ Chí Minh")]
    // Slips of the finger.
    [InlineData("Nghi Sơ6n, T.X. Nghi Sơn, Thhanh Hóa", "Nghi Sơn, Nghi Sơn, Thanh Hóa")]
    [InlineData("X Bình Hi, , T.Quảcg Nam", "Bình Hải, Thăng Bình, Quảng Nam")]
    [InlineData("P. Quảng Thọ,T.P Sầm Swn,T. thanh Hóa", "Quảng Thọ, Sầm Sơn, Thanh Hóa")]
    // One name on several levels, and names of streets and people.
    [InlineData("Long Bình, An Hải, Ninh Phước, Ninh Thuận", "An Hải, Ninh Phước, Ninh Thuận")]
    [InlineData("45 Lê Lợi, Quận 1, TP.HCM", "-, 1, Hồ Chí Minh")]
    [InlineData("12 Hà Huy Tập, Tân An, Buôn Ma Thuột, Đắk Lắk", "Tân An, Buôn Ma Thuột, Đắk Lắk")]
    [InlineData("Long Tâm, Bà Rịa, Bà Rịa - Vũng Tàu", "Long Tâm, Bà Rịa, Bà Rịa - Vũng Tàu")]
    [InlineData("Hồ Chí Minh", "-, -, Hồ Chí Minh")]
    // Names that differ in a tone only, once told and once not.
    [InlineData("Xã Hoằng Đông, Hoằng Hóa, Thanh Hóa", "Hoằng Đông, Hoằng Hóa, Thanh Hóa")]
    [InlineData("Xa Hoang Dong, Hoang Hoa, Thanh Hoa", "-, Hoằng Hóa, Thanh Hóa")]
    // Two districts of a province with one name.
    [InlineData("Huyện Kỳ Anh, Hà Tĩnh", "-, Kỳ Anh, Hà Tĩnh")]
    [InlineData("Kỳ Anh, Hà Tĩnh", "-, -, Hà Tĩnh")]
    // Units merged years before.
    [InlineData("Phường Thảo Điền, Quận 2, TP.HCM", "Thảo Điền, Thủ Đức, Hồ Chí Minh")]
    [InlineData("Xã Đăk Long, huyện Đăk Hà, Kon Tum", "Đăk Long, Đắk Hà, Kon Tum")]
    public void Address_is_resolved_to_official_names(string address, string expected) => Assert.Equal(expected, Names(address));

    [Theory]
    [InlineData("Xã Tân Phú")]
    [InlineData("Phường 4, TP.HCM")]
    [InlineData("Xa Hoang Dong, Hoang Hoa, Thanh Hoa")]
    [InlineData("Mỹ Phước")]
    public void What_several_wards_answer_to_is_never_one_of_them_silently(string address)
    {
        var result = country.Geocoder.Resolve(address, Day);
        Assert.Null(result.Ward);
        Assert.True(result.Candidates.Count > 1, $"{address}: {result.Candidates.Count} candidates");
    }

    [Fact]
    public void Every_ward_of_the_country_is_found_by_its_full_address()
    {
        foreach (var ward in country.Geocoder.Gazetteer.Wards.Where(ward => ward.District is not null))
        {
            var address = $"{ward.FullName}, {ward.District!.FullName}, {ward.Province.FullName}";
            Assert.True(country.Geocoder.Resolve(address, Day).Ward == ward, $"{address} became {Names(address)}");
        }
    }

    [Fact]
    public void Every_ward_since_2025_is_found_by_its_full_address_on_a_day_of_its_own()
    {
        foreach (var ward in country.Geocoder.Gazetteer.Wards.Where(ward => ward.ValidTo is null))
        {
            var result = country.Geocoder.Resolve($"{ward.FullName}, {ward.Province.FullName}", UnitList.Reform);
            // A former ward of the same name that went elsewhere may be meant as well.
            Assert.True(result.Ward == ward || result.Candidates.Any(candidate => candidate.Unit == ward), $"{ward}, {ward.Province} became {result.Ward}");
        }
    }
}
