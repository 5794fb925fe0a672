using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Viewer.Compatible;

/// <summary>Codes of ISO 3166-2:VN by province; those of 2025 have the code of the old province whose name they bear.</summary>
internal static class ProvinceCodes
{
    private const string List =
        "An Giang 44,Bà Rịa - Vũng Tàu 43,Bắc Giang 54,Bắc Kạn 53,Bạc Liêu 55,Bắc Ninh 56,Bến Tre 50,Bình Định 31,Bình Dương 57," +
        "Bình Phước 58,Bình Thuận 40,Cà Mau 59,Cần Thơ CT,Cao Bằng 04,Đà Nẵng DN,Đắk Lắk 33,Đắk Nông 72,Điện Biên 71,Đồng Nai 39," +
        "Đồng Tháp 45,Gia Lai 30,Hà Giang 03,Hà Nam 63,Hà Nội HN,Hà Tĩnh 23,Hải Dương 61,Hải Phòng HP,Hậu Giang 73,Hồ Chí Minh SG," +
        "Hòa Bình 14,Hưng Yên 66,Khánh Hòa 34,Kiên Giang 47,Kon Tum 28,Lai Châu 01,Lâm Đồng 35,Lạng Sơn 09,Lào Cai 02,Long An 41," +
        "Nam Định 67,Nghệ An 22,Ninh Bình 18,Ninh Thuận 36,Phú Thọ 68,Phú Yên 32,Quảng Bình 24,Quảng Nam 27,Quảng Ngãi 29," +
        "Quảng Ninh 13,Quảng Trị 25,Sóc Trăng 52,Sơn La 05,Tây Ninh 37,Thái Bình 20,Thái Nguyên 69,Thanh Hóa 21,Thừa Thiên Huế 26," +
        "Huế 26,Tiền Giang 46,Trà Vinh 51,Tuyên Quang 07,Vĩnh Long 49,Vĩnh Phúc 70,Yên Bái 06";

    private static readonly Dictionary<string, string> Codes = List.Split(',')
        .ToDictionary(entry => Fold(entry[..entry.LastIndexOf(' ')]), entry => $"VN-{entry[(entry.LastIndexOf(' ') + 1)..]}");

    public static string? Of(string province) => Codes.GetValueOrDefault(Fold(province));

    private static string Fold(string name) => string.Concat(VietnameseLetters.Fold(name.Normalize().ToLowerInvariant()).Where(char.IsLetter));
}
