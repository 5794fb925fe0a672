using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>The short forms that people use for provinces and districts without being asked.</summary>
public static class UnitAbbreviations
{
    private const double Initial = 0.9, Initials = 0.88;

    // Names that stand beside the official one; spelling apart, which the comparison of names forgives.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Hồ Chí Minh"] = ["HCM", "HCMC", "TPHCM", "Hồ Chí Minh City", "Sài Gòn", "SG"],
        ["Hà Nội"] = ["Hanoi City"],
        ["Huế"] = ["Thừa Thiên Huế", "TT Huế", "TTH"],
        ["Thừa Thiên Huế"] = ["TT Huế", "TTH", "Huế"],
        ["Bà Rịa - Vũng Tàu"] = ["BR-VT", "BRVT", "Bà Rịa", "Vũng Tàu"],
        ["Đắk Lắk"] = ["Đắc Lắc", "Đăk Lăk", "Daklak", "Darlac"],
        ["Đắk Nông"] = ["Đắc Nông", "Đăk Nông"],
        ["Kon Tum"] = ["Kontum", "Công Tum"],
        ["Buôn Ma Thuột"] = ["Ban Mê Thuột", "Buôn Mê Thuột", "BMT"],
        ["Phan Rang-Tháp Chàm"] = ["Phan Rang", "PRTC"],
        ["Bắc Kạn"] = ["Bắc Cạn"],
    };

    public static IEnumerable<UnitName> Of(GazetteerUnit unit)
    {
        if (unit.Level == AreaLevel.Ward) yield break;
        foreach (var name in Known.GetValueOrDefault(unit.Name, []))
            yield return new UnitName(unit, GazetteerName.Of(name), 0.97);
        var words = unit.Name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => GazetteerName.Of(word)).ToArray();
        if (words.Length < 2 || unit.Key.HasDigits) yield break;
        // "T.Giang", "B. Phước", "Ng An".
        yield return Short(unit, words, 1, Initial);
        if (words[0].Folded.Length > 3) yield return Short(unit, words, 2, Initial);
        // "H.C.Minh".
        if (words.Length > 2)
        {
            var abbreviated = string.Concat(words.SkipLast(1).Select(word => word.Folded[0])) + words[^1].Folded;
            yield return new UnitName(unit, new GazetteerName(abbreviated, abbreviated), Initial);
        }
        var initials = string.Concat(words.Select(word => word.Folded[0]));
        if (initials.Length >= 2) yield return new UnitName(unit, new GazetteerName(initials, initials), Initials);
    }

    private static UnitName Short(GazetteerUnit unit, GazetteerName[] words, int letters, double score)
    {
        GazetteerName Join(Func<GazetteerName, string> of) =>
            GazetteerName.Of([of(words[0])[..Math.Min(letters, words[0].Letters.Length)], .. words.Skip(1).Select(of)]);
        return new UnitName(unit, Join(word => word.Letters), score);
    }
}
