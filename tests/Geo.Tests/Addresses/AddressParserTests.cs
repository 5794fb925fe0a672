using CoverageMap.Geo.Addresses;

namespace CoverageMap.Geo.Tests.Addresses;

public sealed class AddressParserTests
{
    private static string Parts(string address) => string.Join(" | ", AddressParser.Parse(address).Parts.Select(part =>
        $"{part.Kind}:{(part.Type is null ? "" : part.Type + "=")}{part.Name}"));

    [Theory]
    [InlineData("tổ 3, ấp 5, xã Lộc Hòa, huyện Lộc Ninh, tỉnh Bình Phước",
        "Group:tổ=3 | Hamlet:ấp=5 | Ward:xã=Lộc Hòa | District:huyện=Lộc Ninh | Province:tỉnh=Bình Phước")]
    [InlineData("Ap 2 xa Loc Thanh, H.Loc Ninh, BP", "Hamlet:ấp=2 | Ward:xã=Loc Thanh | District:huyện=Loc Ninh | Unknown:BP")]
    [InlineData("KP.Ninh Phước, TT.Lộc Ninh", "Hamlet:khu phố=Ninh Phước | Ward:thị trấn=Lộc Ninh")]
    [InlineData("Số 23 Nguyễn Huệ, P. Tân Thiện, TP.Đồng Xoài",
        "House:số=23 | Street:Nguyễn Huệ | Ward:phường=Tân Thiện | District:thành phố=Đồng Xoài")]
    [InlineData("số 240, đường Lê Quý Đôn, phường Tân Thiện", "House:số=240 | Street:đường=Lê Quý Đôn | Ward:phường=Tân Thiện")]
    [InlineData("68 Đinh Tiên Hoàng, KP.Phú Bình, P.An Lộc, Tx. Bình Long",
        "House:68 | Street:Đinh Tiên Hoàng | Hamlet:khu phố=Phú Bình | Ward:phường=An Lộc | District:thị xã=Bình Long")]
    [InlineData("Đường ĐT-741, Ấp Thuận Phú 1, Xã Thuận Phú", "Street:đường=ĐT 741 | Hamlet:ấp=Thuận Phú 1 | Ward:xã=Thuận Phú")]
    [InlineData("ĐT741, KP5, P.Long Phước", "Street:đường tỉnh=741 | Hamlet:khu phố=5 | Ward:phường=Long Phước")]
    [InlineData("366 QL 13 thôn 2 x. Phú Văn H Bù Gia Mập T.Bình Phước",
        "House:366 | Street:quốc lộ=13 | Hamlet:thôn=2 | Ward:xã=Phú Văn | District:huyện=Bù Gia Mập | Province:tỉnh=Bình Phước")]
    [InlineData("tổ 1 , ấp Hai A , xã Đường 10", "Group:tổ=1 | Hamlet:ấp=2A | Ward:xã=Đường 10")]
    [InlineData("ấp Xã Trạch, xã Phước An", "Hamlet:ấp=Xã Trạch | Ward:xã=Phước An")]
    [InlineData("thôn Bù Xa Tran xã Phước Thiện", "Hamlet:thôn=Bù Xa Tran | Ward:xã=Phước Thiện")]
    [InlineData("P4, Q4", "Ward:phường=4 | District:quận=4")]
    [InlineData("Phường 04, Quận Mười Hai", "Ward:phường=4 | District:quận=12")]
    [InlineData("73B/563B bis Lê Lợi, P.5", "House:73B/563B bis | Street:Lê Lợi | Ward:phường=5")]
    [InlineData("1806/127/2/6/15/48/2A Huỳnh Tấn Phát", "House:1806/127/2/6/15/48/2A | Street:Huỳnh Tấn Phát")]
    [InlineData("40bis/1 đường 3/2", "House:40bis/1 | Street:đường=3/2")]
    [InlineData("TP.HồChíMinh", "District:thành phố=Hồ Chí Minh")]
    [InlineData("T. 8 - kp 7 - Hưng Long - TX. Chơn Thành",
        "Group:tổ=8 | Hamlet:khu phố=7 | Unknown:Hưng Long | District:thị xã=Chơn Thành")]
    [InlineData("tổ 3 ấp 5 Lộc Hòa Lộc Ninh", "Group:tổ=3 | Hamlet:ấp=5 | Unknown:Lộc Hòa Lộc Ninh")]
    [InlineData("Dẫy I, ấp 6, xã Tiến Hưng", "Unknown:Dẫy I | Hamlet:ấp=6 | Ward:xã=Tiến Hưng")]
    [InlineData("Khu TĐC, Phường Tiến Thành", "Hamlet:khu=TĐC | Ward:phường=Tiến Thành")]
    [InlineData("TT Thanh Bình H. Bù Đốp", "Ward:thị trấn=Thanh Bình | District:huyện=Bù Đốp")]
    [InlineData("", "")]
    [InlineData(" ,;. - ", "")]
    public void Address_is_taken_apart_in_the_order_written(string address, string expected) => Assert.Equal(expected, Parts(address));

    [Fact]
    public void Parts_of_each_kind_are_named()
    {
        var parts = AddressParser.Parse("12/3 Trần Phú, tổ 4, KP Suối Đá, phường Tân Xuân, TP.Đồng Xoài, tỉnh Bình Phước, BP");
        Assert.Equal(("12/3", "Trần Phú", "4", "Suối Đá"), (parts.HouseNumber, parts.Street, parts.Group, parts.Hamlet?.Name));
        Assert.Equal(("Tân Xuân", "Đồng Xoài", "Bình Phước"), (parts.Ward?.Name, parts.District?.Name, parts.Province?.Name));
        Assert.Equal(["BP"], parts.Leftovers.Select(part => part.Name));
    }
}
