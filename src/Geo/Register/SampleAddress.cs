using System.Globalization;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Writes a household's address the way people do: parts left out, abbreviated, without diacritics, misspelt, or with
/// the names of another year. How often each happens is an assumption; the forms are those of real lists (see the
/// business addresses in data/places).
/// </summary>
public static class SampleAddress
{
    private static readonly string[] Separators = [", ", ", ", ", ", ", ", ", ", ",", " - ", " ", " , ", "; "];

    private static readonly Dictionary<string, string[]> ShortForms = new()
    {
        ["Xã"] = ["X. ", "X.", "x. ", "Xã. "],
        ["Phường"] = ["P. ", "P.", "p. ", "P "],
        ["Thị trấn"] = ["TT. ", "TT.", "Tt ", "TT "],
        ["Huyện"] = ["H. ", "H.", "h. ", "H "],
        ["Thị xã"] = ["TX. ", "TX.", "Tx. ", "TX "],
        ["Thành phố"] = ["TP. ", "TP.", "Tp ", "TP "],
        ["Tỉnh"] = ["T. ", "T.", "t. "],
        ["khu phố"] = ["KP. ", "KP.", "KP", "kp "],
        ["tổ"] = ["T. ", "tổ "],
        ["ấp"] = ["Ấp ", "ấp "],
        ["thôn"] = ["Thôn ", "thôn "],
        ["sóc"] = ["Sóc ", "sóc "],
    };

    private static readonly string[] Streets =
    [
        "Nguyễn Huệ", "Trần Phú", "Hùng Vương", "Lê Lợi", "Trần Hưng Đạo", "Nguyễn Trãi", "Lý Thường Kiệt", "Lê Duẩn",
        "Phú Riềng Đỏ", "Nguyễn Văn Linh", "Đinh Tiên Hoàng", "Lê Quý Đôn", "Nguyễn Du", "3 tháng 2", "Cách Mạng Tháng Tám",
        "Võ Văn Tần", "Ngô Quyền", "Phan Bội Châu", "Trường Chinh", "Nguyễn Thị Minh Khai",
    ];

    private static readonly string[] Roads = ["ĐT741", "QL14", "QL 13", "ĐT 759", "ĐT-753", "ĐT 757"];

    private static readonly string[] Unresolvable =
        ["gần chợ, nhà bà Sáu", "ở trọ, chưa rõ", "lô cao su nông trường", "không rõ", "tạm trú theo công ty", "nhà văn hóa thôn"];

    private static readonly string[] NumberWords =
        ["Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"];

    public static string Write(SampleRandom random, SampleWard ward, SampleHamlet hamlet)
    {
        if (random.Chance(0.0015)) return random.Pick(Unresolvable);
        var parts = new List<string>();
        AddHouse(parts, random, ward);
        var brief = random.Chance(0.3);
        if (random.Chance(0.4)) parts.Add(Unit(random, "tổ", random.Between(1, 15).ToString(CultureInfo.InvariantCulture), brief, bare: 0));
        if (!random.Chance(0.06)) parts.Add(Unit(random, hamlet.Kind, WriteHamlet(random, hamlet.Name), brief, bare: 0.02));
        AddUnits(parts, random, ward, brief);
        return Mess(string.Join(random.Pick(Separators), parts), random);
    }

    private static void AddHouse(List<string> parts, SampleRandom random, SampleWard ward)
    {
        var urban = !ward.Name.StartsWith("Xã", StringComparison.Ordinal);
        if (!random.Chance(urban ? 0.45 : 0.1)) return;
        var number = random.Next(10) switch
        {
            0 => $"{random.Between(1, 900)}/{random.Between(1, 60)}",
            1 => $"{random.Between(1, 300)}{"ABC"[random.Next(3)]}",
            2 => $"{random.Between(1, 900)}/{random.Between(1, 60)}/{random.Between(1, 20)}",
            _ => random.Between(1, 600).ToString(CultureInfo.InvariantCulture),
        };
        var street = random.Pick(urban ? Streets : Roads);
        parts.Add(random.Next(5) switch
        {
            0 => $"số {number} đường {street}",
            1 => $"Số {number} {street}",
            2 => $"{number} {street}",
            3 => $"{number}, đường {street}",
            _ => $"đường {street}",
        });
    }

    private static void AddUnits(List<string> parts, SampleRandom random, SampleWard ward, bool brief)
    {
        if (random.Chance(0.01))
        {
            // Typed in after the reform of 2025: the new unit, no district, the new province.
            parts.Add(Unit(random, ward.SuccessorName, brief, bare: 0));
            if (random.Chance(0.8)) parts.Add(Unit(random, ward.SuccessorProvinceName, brief, bare: 0.3));
            return;
        }
        // A large phường or thị xã was a rural xã or huyện until a few years ago, and many still write that.
        var old = random.Chance(0.25);
        if (!random.Chance(0.006))
            parts.Add(Unit(random, old && ward.AreaKm2 > 20 ? ward.Name.Replace("Phường", "Xã", StringComparison.Ordinal) : ward.Name, brief, 0.05));
        if (!random.Chance(0.08))
            parts.Add(Unit(random, old ? ward.DistrictName.Replace("Thị xã", "Huyện", StringComparison.Ordinal) : ward.DistrictName, brief, 0.15));
        if (random.Chance(0.5))
            parts.Add(random.Chance(0.15) ? Initials(ward.ProvinceName) : Unit(random, ward.ProvinceName, brief, 0.35));
    }

    private static string WriteHamlet(SampleRandom random, string name)
    {
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return name;
        if (number < 10 && random.Chance(0.06)) return $"0{name}";
        return number <= 10 && random.Chance(0.1) ? NumberWords[number] : name;
    }

    private static string Unit(SampleRandom random, string fullName, bool brief, double bare)
    {
        var kind = ShortForms.Keys.First(kind => fullName.StartsWith(kind, StringComparison.Ordinal));
        return Unit(random, kind, fullName[(kind.Length + 1)..], brief, bare);
    }

    private static string Unit(SampleRandom random, string kind, string name, bool brief, double bare)
    {
        if (random.Chance(bare)) return name;
        if (brief) return random.Pick(ShortForms[kind]) + name;
        return random.Chance(0.6) ? $"{kind.ToLowerInvariant()} {name}" : $"{char.ToUpperInvariant(kind[0])}{kind[1..]} {name}";
    }

    private static string Initials(string fullName) =>
        string.Concat(fullName.Split(' ')[1..].Select(word => VietnameseLetters.Fold(word)[0]));

    private static string Mess(string text, SampleRandom random)
    {
        if (random.Chance(0.015)) text = SampleNoise.Glued(text, random);
        if (random.Chance(0.05)) text = SampleNoise.WithTypo(text, random);
        if (random.Chance(0.2)) text = SampleNoise.WithNewTonePlacement(text);
        var letters = random.NextDouble();
        if (letters < 0.04) text = text.ToUpperInvariant();
        else if (letters < 0.14) text = text.ToLowerInvariant();
        var marks = random.NextDouble();
        if (marks < 0.14) return VietnameseLetters.Fold(text);
        return marks < 0.18 ? VietnameseLetters.Decompose(text) : text;
    }
}
