using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>
/// Turns what offices write about a gap into a state of the campaign. The campaign's own words come first, then the
/// mapping file's, then usual words for single states, and last plain yes and no. What none of them knows stays as it
/// is, and its row is rejected: a guess that closes a gap would lose a person.
/// </summary>
internal sealed class StateWords(Campaign campaign, RegisterMapping mapping)
{
    private static readonly HashSet<string> Marks = ["x", "X", "✓", "✔", "√", "☑", "v", "V", "+", "1"];
    private static readonly HashSet<string> Unknown = ["-", "–", "—", ".", "?", "/"];

    private static readonly HashSet<string> Yes =
        [.. Split("co | da co | da | roi | co roi | da cap | duoc cap | da nhan | da lam | xong | da xong | du | dat | yes | y | true | da kich hoat | kich hoat | da dang ky | hoan thanh | da hoan thanh")];

    private static readonly HashSet<string> No =
        [.. Split("khong | ko | k | khong co | chua | chua co | chua cap | chua lam | chua nhan | chua xong | no | n | false | 0 | chua dang ky | thieu | chua dat | chua duoc cap")];

    /// <summary>Usual words for the states of "4 phủ"; they count only where the gap has such a state.</summary>
    private static readonly Dictionary<string, HashSet<string>> Usual = new()
    {
        ["chip"] = [.. Split("gan chip | co chip | the chip | cccd gan chip | the can cuoc | can cuoc gan chip | cccd chip")],
        ["old"] = [.. Split("cu | the cu | cmnd | cmnd cu | cccd cu | ma vach | cccd ma vach | chung minh nhan dan | chua gan chip | khong chip | khong gan chip | 9 so")],
        ["level2"] = [.. Split("muc 2 | muc do 2 | m2 | cap 2 | level 2 | da kich hoat muc 2 | kich hoat muc 2 | dinh danh muc 2 | 2")],
        ["level1"] = [.. Split("muc 1 | muc do 1 | m1 | cap 1 | level 1 | dinh danh muc 1 | 1")],
        ["inactive"] = [.. Split("chua kich hoat | da cap chua kich hoat | co chua kich hoat")],
        ["signed"] = [.. Split("co chu ky so | chu ky so | chinh chu co chu ky so | chinh chu chu ky so | da co chu ky so")],
        ["registered"] = [.. Split("chinh chu | da chinh chu | chinh chu chua co chu ky so | chua co chu ky so | sim chinh chu")],
        ["unregistered"] = [.. Split("khong chinh chu | chua chinh chu | sim rac")],
        ["4g"] = [.. Split("5g | 4g 5g | smartphone | thong minh | dien thoai thong minh | smart phone | may thong minh")],
        ["2g"] = [.. Split("3g | 2g 3g | pho thong | dien thoai pho thong | ban phim | cuc gach | dien thoai cu")],
    };

    // A million rows hold some ten different words.
    private const int MostRemembered = 1_000;

    private readonly Dictionary<(int Gap, string Text, Heading Heading), string> _remembered = [];

    /// <param name="gap">Its index in the campaign.</param>
    /// <returns>A state of the gap, "" where nobody knows, or the text itself where it is not understood.</returns>
    public string Read(int gap, string text, Heading heading)
    {
        if (_remembered.TryGetValue((gap, text, heading), out var known)) return known;
        var read = Understand(gap, text, heading);
        if (_remembered.Count < MostRemembered) _remembered[(gap, text, heading)] = read;
        return read;
    }

    private string Understand(int gap, string text, Heading heading)
    {
        var own = campaign.Gaps[gap];
        if (text == "" || Unknown.Contains(text)) return "";
        if (States(own).FirstOrDefault(state => state.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } exact) return exact;
        var key = HeadingKey.Of(text);
        if (mapping.States.TryGetValue(own.Column, out var mapped) && mapped.TryGetValue(key, out var meant)) return meant;
        if (!Marks.Contains(text) && States(own).FirstOrDefault(state => Usual.TryGetValue(state, out var words) && words.Contains(key)) is { } usual) return usual;
        var isYes = Marks.Contains(text) || Yes.Contains(key);
        if (heading.Mark == Mark.LacksIt) return isYes ? own.Open[0] : text;
        return isYes ? heading.YesIs ?? own.Closed[0] : No.Contains(key) ? own.Open[0] : text;
    }

    private static IEnumerable<string> States(Gap gap) => gap.Open.Concat(gap.Closed);

    private static string[] Split(string words) => words.Split('|', StringSplitOptions.TrimEntries);
}
