using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>
/// Headings of the columns that tell a gap's state: its column, code and names in the campaign file, and what offices
/// write for the four gaps of "4 phủ". Before them may stand "đã có" or "chưa có", which say what a mark means.
/// </summary>
internal static class GapHeadings
{
    // Where the heading promises less than closing the gap needs, "có" is read as the state after the colon.
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["cccd"] = "can cuoc | can cuoc cong dan | the can cuoc | the can cuoc cong dan | the cccd | cccd gan chip | can cuoc gan chip | can cuoc cong dan gan chip | tinh trang cccd",
        ["vneid"] = "dinh danh muc 2 | dinh danh dien tu | dinh danh dien tu muc 2 | dinh danh muc do 2 | vneid muc 2 | vneid muc do 2 | kich hoat vneid | kich hoat dinh danh dien tu | e id | eid" +
            " | tai khoan vneid: level1 | tai khoan dinh danh: level1 | tai khoan dinh danh dien tu: level1 | vneid muc 1: level1",
        ["sim"] = "sim chinh chu chu ky so | sim chinh chu co chu ky so | chu ky so | sim chu ky so" +
            " | sim: unregistered | sim dien thoai: unregistered | sim chinh chu: registered | thue bao chinh chu: registered | chinh chu: registered",
        ["phone"] = "dien thoai 4g | dien thoai 4g 5g | may 4g | smartphone | dien thoai thong minh | thiet bi thong minh | smart phone" +
            " | phone: 2g | dien thoai: 2g | dien thoai di dong: 2g | loai dien thoai: 2g",
    };

    private static readonly string[] Having = ["da co", "co", "da cap", "da", "da kich hoat", "da dang ky"];
    private static readonly string[] Lacking = ["chua co", "chua", "chua cap", "khong co", "khong", "chua kich hoat", "chua dang ky", "thieu"];

    /// <summary>Every heading of the campaign's gaps by its key, with the first meaning where two claim it.</summary>
    public static Dictionary<string, Heading> Of(Campaign campaign)
    {
        var all = new Dictionary<string, Heading>();
        foreach (var gap in campaign.Gaps)
        {
            var usual = Usual.GetValueOrDefault(gap.Code, "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(heading => heading.Split(':', StringSplitOptions.TrimEntries))
                .ToDictionary(parts => parts[0], parts => parts.Length > 1 && gap.Open.Contains(parts[1]) ? parts[1] : null);
            string[] own = [gap.Column, gap.Code, gap.NameVi, gap.NameEn];
            foreach (var (rank, key) in own.Select(HeadingKey.Of).Concat(usual.Keys).Distinct().Index())
            {
                var yesIs = usual.GetValueOrDefault(key);
                all.TryAdd(key, new Heading(gap.Column, rank, YesIs: yesIs));
                // Both before and below it: "chưa có CCCD", or "CCCD" over "chưa có".
                foreach (var word in Having) Add(all, key, word, new Heading(gap.Column, rank, Mark.HasIt, yesIs));
                foreach (var word in Lacking) Add(all, key, word, new Heading(gap.Column, rank, Mark.LacksIt));
            }
        }
        return all;
    }

    private static void Add(Dictionary<string, Heading> all, string key, string word, Heading heading)
    {
        all.TryAdd($"{word} {key}", heading);
        all.TryAdd($"{key} {word}", heading);
    }
}
