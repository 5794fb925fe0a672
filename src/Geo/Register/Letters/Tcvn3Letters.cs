namespace CoverageMap.Geo.Register.Letters;

/// <summary>The letters of TCVN3 by their code, as the standard's third table gives them (TCVN 5712:1993, VN3).</summary>
internal static class Tcvn3Letters
{
    private const string Capitals = "ĂÂÊÔƠƯĐ"; // 0xA1 to 0xA7
    private const string Shapes = "ăâêôơưđ"; // 0xA8 to 0xAE

    private static readonly (int Code, string Letters)[] Runs =
    [
        (0xA1, Capitals), (0xA8, Shapes), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"),
        (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    ];

    public static Dictionary<string, char> All { get; } = Runs
        .SelectMany(run => run.Letters.Select((letter, at) => (Code: ((char)(run.Code + at)).ToString(), letter)))
        .ToDictionary(pair => pair.Code, pair => pair.letter);
}
