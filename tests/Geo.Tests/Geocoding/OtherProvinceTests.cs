using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>The geocoder knows no province by itself: here one whose wards have numbers for names.</summary>
public sealed class OtherProvinceTests
{
    private static readonly DateOnly Day = new(2024, 5, 6);

    private readonly Geocoder _geocoder = new(new Gazetteer(
    [
        Unit(1, "79", AreaLevel.Province, "Thành phố Hồ Chí Minh", null),
        Unit(2, "773", AreaLevel.District, "Quận 4", 1), Unit(3, "774", AreaLevel.District, "Quận 5", 1),
        Unit(4, "765", AreaLevel.District, "Quận Bình Thạnh", 1),
        Unit(11, "27268", AreaLevel.Ward, "Phường 4", 2), Unit(12, "27325", AreaLevel.Ward, "Phường 4", 3),
        Unit(13, "27259", AreaLevel.Ward, "Phường 13", 2), Unit(14, "26950", AreaLevel.Ward, "Phường 13", 4),
        Unit(21, "75", AreaLevel.Province, "Tỉnh Đồng Nai", null), Unit(22, "741", AreaLevel.District, "Huyện Xuân Lộc", 21),
        Unit(23, "26485", AreaLevel.Ward, "Xã Xuân Hòa", 22),
    ], [], [], []));

    [Theory]
    [InlineData("P4, Q4, TPHCM", 11)]
    [InlineData("P.04, Q.05, TP.HCM", 12)]
    [InlineData("Phường 4, Quận 5, TP.HồChíMinh", 12)]
    [InlineData("1806/127/2/6/15/48/2A Tôn Đản, Phường 13, Quận 4", 13)]
    [InlineData("73B/563B bis P13 Q Bình Thạnh", 14)]
    [InlineData("40bis/1 Phường Mười Ba, quận Binh Thanh, Thành phố Hồ Chí Minh", 14)]
    [InlineData("ấp 2, xã Xuân Hoà, H. Xuân Lộc, ĐN", 23)]
    public void Numbered_wards_are_found_by_their_district(string address, int ward) =>
        Assert.Equal((MatchCode.Ward, (int?)ward), (_geocoder.Resolve(address, Day).Code, _geocoder.Resolve(address, Day).WardId));

    [Theory]
    [InlineData("Phường 4, TP.HCM", 2)]
    [InlineData("P13", 2)]
    [InlineData("Phường 5, Quận 4", 0)]
    public void Without_a_district_that_has_it_a_number_is_not_guessed(string address, int candidates)
    {
        var result = _geocoder.Resolve(address, Day);
        Assert.Null(result.Position);
        Assert.Equal(candidates, result.Candidates.Count);
    }

    private static GazetteerUnit Unit(int id, string code, AreaLevel level, string name, int? parent) => new(
        new Area(id, code, level, name, parent, new DateOnly(2000, 1, 1), null, new LonLat(106.7, 10.7)),
        level == AreaLevel.Ward ? new AreaExtent(new LonLat(106.7, 10.7), 900) : null);
}
