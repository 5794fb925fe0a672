using System.Globalization;
using System.Text.RegularExpressions;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Coordinates;

/// <summary>
/// The systems of Vietnam: the provincial meridians of VN-2000 (Circular 973/2001/TT-TCĐC; EPSG:9205 to 9218, 5896 to
/// 5899), UTM on VN-2000 (EPSG:3405, 3406) and WGS 84.
/// </summary>
public static partial class CoordinateSystems
{
    private const double ProvincialScale = 0.9999;
    private const double UtmScale = 0.9996;

    public static IReadOnlyList<CoordinateSystem> Provincial { get; } =
    [
        Of(5896, 102), Of(9205, 103, "Điện Biên", "Lai Châu"), Of(9206, 104, "Sơn La"), Of(9207, 104.5, "Cà Mau", "Kiên Giang"),
        Of(9208, 104.75, "An Giang", "Lào Cai", "Nghệ An", "Phú Thọ", "Yên Bái"),
        Of(5897, 105, "Hà Nội", "Hà Nam", "Ninh Bình", "Thanh Hóa", "Vĩnh Phúc", "Cần Thơ", "Bạc Liêu", "Đồng Tháp", "Hậu Giang"),
        Of(9209, 105.5, "Bắc Ninh", "Hà Giang", "Hà Tĩnh", "Hải Dương", "Hưng Yên", "Nam Định", "Sóc Trăng", "Tây Ninh",
            "Thái Bình", "Trà Vinh", "Vĩnh Long"),
        Of(9210, 105.75, "Hải Phòng", "Hồ Chí Minh", "Bến Tre", "Bình Dương", "Cao Bằng", "Long An", "Tiền Giang"),
        Of(9211, 106, "Hòa Bình", "Quảng Bình", "Tuyên Quang"), Of(9212, 106.25, "Bình Phước", "Quảng Trị"),
        Of(9213, 106.5, "Bắc Kạn", "Thái Nguyên"), Of(9214, 107, "Bắc Giang", "Thừa Thiên Huế"), Of(9215, 107.25, "Lạng Sơn"),
        Of(9216, 107.5, "Kon Tum"),
        Of(5899, 107.75, "Quảng Ninh", "Đà Nẵng", "Quảng Nam", "Bà Rịa - Vũng Tàu", "Đồng Nai", "Lâm Đồng"),
        Of(5898, 108, "Quảng Ngãi"), Of(9217, 108.25, "Bình Định", "Khánh Hòa", "Ninh Thuận"),
        Of(9218, 108.5, "Bình Thuận", "Đắk Lắk", "Đắk Nông", "Gia Lai", "Phú Yên"),
    ];

    public static IReadOnlyList<CoordinateSystem> All { get; } =
        [CoordinateSystem.Wgs84, .. Provincial, new(3405, 105, UtmScale, []), new(3406, 111, UtmScale, [])];

    /// <summary>By EPSG code, by province, or by meridian, as in “EPSG:9212”, “Bình Phước”, “106°15'”, “UTM 48”, “WGS 84”.</summary>
    /// <exception cref="UserErrorException">No system is named so.</exception>
    public static CoordinateSystem Find(string text)
    {
        var words = Words(text);
        return All.FirstOrDefault(system => words == $"{system.Epsg}" || words == $"epsg {system.Epsg}")
            ?? (words is "wgs84" or "wgs 84" ? CoordinateSystem.Wgs84 : null)
            ?? All.FirstOrDefault(system => system.Provinces.Any(province => Words(province) == Unprefixed(words)))
            ?? ByMeridian(text, words)
            ?? throw new UserErrorException(
                $"Coordinate system '{text}' is not known; name an EPSG code (EPSG:9212), a province (Bình Phước), the central meridian " +
                $"of VN-2000 (106°15'), “UTM 48”, “UTM 49” or “WGS 84”. Known are: {string.Join(", ", All.Select(system => system.Name))}.");
    }

    private static CoordinateSystem? ByMeridian(string text, string words)
    {
        var isWide = words.Contains("utm", StringComparison.Ordinal) || Wide().IsMatch(words);
        if (isWide && Zone().Match(words) is { Success: true } zone) return All.First(system => system.Epsg == (zone.Value == "48" ? 3405 : 3406));
        if (Meridian().Match(text) is not { Success: true } match) return null;
        var degrees = double.Parse(match.Groups["degrees"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) +
            (match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].Value, CultureInfo.InvariantCulture) / 60.0 : 0);
        return All.FirstOrDefault(system => !system.IsDegrees && system.IsWide == isWide && Math.Abs(system.CentralMeridian - degrees) < 1e-6);
    }

    private static CoordinateSystem Of(int epsg, double meridian, params string[] provinces) =>
        new(epsg, meridian, ProvincialScale, provinces);

    private static string Words(string text) =>
        NoWord().Replace(VietnameseLetters.FoldLower(VietnameseLetters.Compose(text)), " ").Trim();

    private static string Unprefixed(string words) => Prefix().Replace(words, "");

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoWord();

    [GeneratedRegex("^(vn ?2000 )?(tinh |thanh pho |tp )?")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(tm 6|mui 6|6 do)\b")]
    private static partial Regex Wide();

    [GeneratedRegex(@"\b4[89]")]
    private static partial Regex Zone();

    [GeneratedRegex(@"(?<![\d.,])(?<degrees>1[01]\d(?:[.,]\d+)?)(?:\s*[°ºo: -]\s*(?<minutes>[0-5]\d)\b)?")]
    private static partial Regex Meridian();
}
