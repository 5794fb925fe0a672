using System.Text;

namespace CoverageMap.Geo.Addresses.Words;

/// <summary>
/// Takes Vietnamese letters apart into a plain letter, its shape (ă, â, ơ, đ) and its tone, and puts them together.
/// Our own table, because the runtime's Unicode normalisation leaves letters alone under InvariantGlobalization, and
/// because tone and shape are weighed apart when names are compared.
/// </summary>
public static class VietnameseLetters
{
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";
    private const char Breve = '\u0306', Circumflex = '\u0302', Horn = '\u031B', Stroke = '\u0335';

    // The letter without a tone, then with grave, acute, hook above, tilde, dot below.
    private static readonly (string Letters, char Plain, char Shape)[] Rows =
    [
        ("aàáảãạ", 'a', '\0'), ("ăằắẳẵặ", 'a', Breve), ("âầấẩẫậ", 'a', Circumflex),
        ("eèéẻẽẹ", 'e', '\0'), ("êềếểễệ", 'e', Circumflex), ("iìíỉĩị", 'i', '\0'),
        ("oòóỏõọ", 'o', '\0'), ("ôồốổỗộ", 'o', Circumflex), ("ơờớởỡợ", 'o', Horn),
        ("uùúủũụ", 'u', '\0'), ("ưừứửữự", 'u', Horn), ("yỳýỷỹỵ", 'y', '\0'),
        ("đ", 'd', Stroke), ("ĕ", 'e', Breve), ("ŏ", 'o', Breve), ("ĭ", 'i', Breve), ("ŭ", 'u', Breve),
    ];

    private static readonly Dictionary<char, (char Plain, char Shape, int Tone)> Apart = Rows
        .SelectMany(row => row.Letters.SelectMany((letter, tone) => new[]
        {
            (letter, (row.Plain, row.Shape, tone)),
            (char.ToUpperInvariant(letter), (char.ToUpperInvariant(row.Plain), row.Shape, tone)),
        }))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    private static readonly Dictionary<(char Plain, char Shape, int Tone), char> Together =
        Apart.ToDictionary(pair => pair.Value, pair => pair.Key);

    // A look-up for each letter of each address is worth a table: the last Vietnamese letter is U+1EF9.
    private static readonly (char Plain, char Shape, int Tone)[] Table = [.. Enumerable.Range(0, 0x1F00)
        .Select(letter => Apart.GetValueOrDefault((char)letter, ((char)letter, '\0', 0)))];

    /// <summary>The plain letter, the shape as a combining mark (or NUL), and the tone, 0 for none up to 5.</summary>
    public static (char Plain, char Shape, int Tone) Split(char letter) =>
        letter < 0x80 || letter >= Table.Length ? (letter, '\0', 0) : Table[letter];

    /// <summary>The letter with this tone, or the letter itself when it can bear none.</summary>
    public static char WithTone(char letter, int tone)
    {
        var (plain, shape, _) = Split(letter);
        return Together.TryGetValue((plain, shape, tone), out var composed) ? composed : letter;
    }

    public static char Plain(char letter) => Split(letter).Plain;

    /// <summary>The text without shapes and tones: "Đồng" becomes "Dong". Combining marks are dropped too.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (!IsMark(letter)) plain.Append(Plain(letter));
        return plain.ToString();
    }

    /// <summary>As <see cref="Fold"/>, in lower case: what remains when people type in a hurry.</summary>
    public static string FoldLower(string text) => Fold(text).ToLowerInvariant();

    /// <summary>Canonical composition (NFC) of Vietnamese letters; marks may come in any order.</summary>
    public static string Compose(string text)
    {
        if (!text.Any(IsMark)) return text;
        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (IsMark(letter) && composed.Length > 0 && WithMark(composed[^1], letter) is { } one) composed[^1] = one;
            else composed.Append(letter);
        }
        return composed.ToString();
    }

    /// <summary>Canonical decomposition (NFD) of Vietnamese letters, marks in canonical order.</summary>
    public static string Decompose(string text)
    {
        var apart = new StringBuilder(text.Length * 2);
        foreach (var letter in text)
        {
            var (plain, shape, tone) = Split(letter);
            if (shape == Stroke) { apart.Append(letter); continue; } // đ has no decomposition
            apart.Append(plain);
            if (tone == 5 && shape != Horn) apart.Append(Tones[4]); // a dot below goes before what is above
            if (shape != '\0') apart.Append(shape);
            if (tone > 0 && !(tone == 5 && shape != Horn)) apart.Append(Tones[tone - 1]);
        }
        return apart.ToString();
    }

    private static char? WithMark(char letter, char mark)
    {
        var (plain, shape, tone) = Split(letter);
        var changed = Tones.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? (plain, shape, at + 1) : (plain, mark, tone);
        return Together.TryGetValue(changed, out var composed) ? composed : null;
    }

    private static bool IsMark(char letter) => letter is >= '\u0300' and <= '\u036F';
}
