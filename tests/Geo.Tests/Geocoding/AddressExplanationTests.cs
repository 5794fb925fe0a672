using CoverageMap.Geo.Geocoding;

namespace CoverageMap.Geo.Tests.Geocoding;

[Collection(Country.Name)]
public sealed class AddressExplanationTests(Country country)
{
    private string Parts(string address) => string.Join(" | ", AddressExplanation.Of(country.Geocoder, address, Country.Before).Parts
        .Select(part => $"{part.Kind}:{part.Name} {part.Evidence}{(part.Slips > 0 ? $" {part.Slips}" : "")}"));

    [Theory]
    [InlineData("xã Lộc Hòa, huyện Lộc Ninh, tỉnh Bình Phước", "Ward:Xã Lộc Hòa AsWritten | District:Huyện Lộc Ninh AsWritten | Province:Tỉnh Bình Phước AsWritten")]
    [InlineData("số 12 bis, KP4, P Tan Binh, Tp Dong Xaoi",
        "House:Số 12 bis AsWritten | Hamlet:Khu phố 4 Expanded | Ward:Phường Tân Bình WithoutDiacritics | District:Thành phố Đồng Xoài Corrected 1 | Province:Tỉnh Bình Phước Implied")]
    [InlineData("P.01, Q3, TPHCM", "Ward:Phường 1 Expanded | District:Quận 3 AsWritten | Province:Thành phố Hồ Chí Minh Expanded")]
    [InlineData("Lô A12, Thửa đất số 45, tờ bản đồ số 12, xã Lộc Hòa, Lộc Ninh",
        "Plot:Lô A12 AsWritten | Plot:Thửa đất 45 AsWritten | Plot:Tờ bản đồ 12 AsWritten | Ward:Xã Lộc Hòa AsWritten | District:Huyện Lộc Ninh AsWritten | Province:Tỉnh Bình Phước Implied")]
    [InlineData("Ngõ 68 Nguyễn Trãi, phường Thượng Đình, Thanh Xuân, Hà Nội",
        "Alley:Ngõ 68 AsWritten | Street:Nguyễn Trãi AsWritten | Ward:Phường Thượng Đình AsWritten | District:Quận Thanh Xuân AsWritten | Province:Thành phố Hà Nội AsWritten")]
    [InlineData("đội 3, sóc Trào, xã Lộc Khánh, Lộc Ninh",
        "Group:Đội 3 AsWritten | Hamlet:Sóc Trào AsWritten | Ward:Xã Lộc Khánh AsWritten | District:Huyện Lộc Ninh AsWritten | Province:Tỉnh Bình Phước Implied")]
    public void Each_part_has_its_evidence(string address, string expected) => Assert.Equal(expected, Parts(address));
}
