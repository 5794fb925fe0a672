namespace CoverageMap.Geo.Addresses.Words;

/// <summary>What a part of an address is, from small to large; unknown when no word says so.</summary>
public enum PartKind { Unknown, House, Plot, Alley, Street, Group, Hamlet, Ward, District, Province }

/// <summary>A word, or words, that says what the following name is.</summary>
/// <param name="Name">In full, such as "thị trấn".</param>
/// <param name="Written">How it may be written: whole words or an abbreviation, in lower case.</param>
/// <param name="Anywhere">Recognised inside a run of words too; others only at the start of a part.</param>
public sealed record UnitWord(PartKind Kind, string Name, string Written, bool Anywhere)
{
    public string[] Words { get; } = Written.Split(' ');
    public string[] FoldedWords { get; } = VietnameseLetters.FoldLower(Written).Split(' ');

    /// <summary>A letter or two that are also part of names: only before a full stop, a number, or at a part's start.</summary>
    public bool IsLetter => Written.Length == 1;
}

/// <summary>The unit words of Vietnamese addresses, those of more words first.</summary>
public static class UnitWords
{
    public static IReadOnlyList<UnitWord> All { get; } =
    [
        .. Of(PartKind.Hamlet, "khu phố", true, "khu phố", "kp"), .. Of(PartKind.Hamlet, "khu dân cư", false, "khu dân cư", "kdc"),
        .. Of(PartKind.Hamlet, "ấp", true, "ấp"), .. Of(PartKind.Hamlet, "thôn", true, "thôn"),
        .. Of(PartKind.Hamlet, "khu", false, "khu"), .. Of(PartKind.Hamlet, "sóc", true, "sóc", "srok"),
        .. Of(PartKind.Hamlet, "bon", false, "bon"), .. Of(PartKind.Hamlet, "buôn", false, "buôn"),
        .. Of(PartKind.Hamlet, "làng", false, "làng"), .. Of(PartKind.Hamlet, "phum", true, "phum"),
        .. Of(PartKind.Hamlet, "khóm", false, "khóm"), .. Of(PartKind.Hamlet, "xóm", false, "xóm"), .. Of(PartKind.Hamlet, "bản", false, "bản"),
        .. Of(PartKind.Group, "tổ", true, "tổ dân phố", "tdp", "tổ"), .. Of(PartKind.Group, "đội", false, "đội"), .. Of(PartKind.Group, "cụm", false, "cụm"),
        .. Of(PartKind.Ward, "thị trấn", true, "thị trấn", "t trấn", "tt", "ttr", "t t"), .. Of(PartKind.Ward, "phường", true, "phường", "ph", "p", "f"), .. Of(PartKind.Ward, "xã", true, "xã", "x"),
        .. Of(PartKind.District, "thành phố", true, "thành phố", "t phố", "tp", "t p"), .. Of(PartKind.District, "thị xã", true, "thị xã", "t xã", "tx", "t x"),
        .. Of(PartKind.District, "huyện", true, "huyện", "h"), .. Of(PartKind.District, "quận", true, "quận", "q"),
        .. Of(PartKind.Province, "tỉnh", true, "tỉnh"),
        .. Of(PartKind.Street, "quốc lộ", true, "quốc lộ", "ql"), .. Of(PartKind.Street, "đường tỉnh", true, "đường tỉnh", "đt"),
        .. Of(PartKind.Street, "tỉnh lộ", true, "tỉnh lộ", "tl"), .. Of(PartKind.Street, "hương lộ", true, "hương lộ", "hl"),
        .. Of(PartKind.Street, "đại lộ", true, "đại lộ"), .. Of(PartKind.Street, "đường", true, "đường", "đ"),
        .. Of(PartKind.Alley, "hẻm", true, "hẻm"), .. Of(PartKind.Alley, "ngõ", true, "ngõ"), .. Of(PartKind.Alley, "ngách", true, "ngách"),
        .. Of(PartKind.Alley, "kiệt", false, "kiệt"), .. Of(PartKind.Street, "phố", false, "phố"),
        .. Of(PartKind.Plot, "thửa đất", true, "thửa đất số", "thửa đất", "thửa số", "thửa"), .. Of(PartKind.Plot, "lô", true, "lô đất", "lô số", "lô"),
        .. Of(PartKind.Plot, "tờ bản đồ", true, "tờ bản đồ số", "tờ bản đồ"),
        .. Of(PartKind.House, "số", true, "số nhà", "số"),
    ];

    private static readonly ILookup<string, UnitWord> ByFirstWord = All
        .OrderByDescending(word => word.Words.Length).ToLookup(word => word.FoldedWords[0]);

    private static readonly HashSet<string> BeforeNumbers = [.. All
        .Where(word => word.Words.Length == 1 && word.Kind != PartKind.House).Select(word => word.FoldedWords[0]), "t"];

    private static readonly HashSet<string> Abbreviations = [.. All
        .Where(word => word.Written.Length == 2 && word.Written.All(char.IsAscii)).Select(word => word.Written.ToUpperInvariant())];

    // Not "tổ": "tổng" begins with it.
    private static readonly HashSet<string> Whole = [.. All
        .Where(word => word is { Anywhere: true, Words.Length: 1, Kind: PartKind.Hamlet or PartKind.Ward or PartKind.District or PartKind.Province }
            && word.Written.Any(letter => letter >= 0x80)).Select(word => word.Written)];

    /// <summary>Unit words that begin with this word, those of more words first.</summary>
    public static IEnumerable<UnitWord> StartingWith(string foldedWord) => ByFirstWord[foldedWord];

    /// <summary>Whether a number may be glued to this word: "KP5", "P4", "ấp2", "QL14".</summary>
    public static bool TakesNumber(string word) => BeforeNumbers.Contains(VietnameseLetters.FoldLower(word));

    /// <summary>Whether the word is an abbreviation in capitals that names are glued to: "KPHai", "TPĐồng Xoài".</summary>
    public static bool IsAbbreviation(string word) => Abbreviations.Contains(word);

    /// <summary>Whether the word, with its marks, is a unit word that begins no longer syllable: "xã", "phường", "huyện", "ấp".</summary>
    public static bool IsWhole(string word) => Whole.Contains(word.ToLowerInvariant());

    private static IEnumerable<UnitWord> Of(PartKind kind, string name, bool anywhere, params string[] written) =>
        written.Select(form => new UnitWord(kind, name, form, anywhere));
}
