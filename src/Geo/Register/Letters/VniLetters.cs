namespace CoverageMap.Geo.Register.Letters;

/// <summary>The letters of VNI for Windows: a base letter with a code for its mark after it, or a code of its own.</summary>
internal static class VniLetters
{
    // For each base: the letters without tone, then with acute, grave, hook, tilde, dot; and the codes in that order.
    private static readonly (string Base, string Codes, string Letters)[] Marked =
    [
        ("a", "ùøûõï", "áàảãạ"), ("a", "êéèúüë", "ăắằẳẵặ"), ("a", "âáàåãä", "âấầẩẫậ"),
        ("e", "ùøûõï", "éèẻẽẹ"), ("e", "âáàåãä", "êếềểễệ"),
        ("o", "ùøûõï", "óòỏõọ"), ("o", "âáàåãä", "ôốồổỗộ"), ("ô", "ùøûõï", "ớờởỡợ"),
        ("u", "ùøûõï", "úùủũụ"), ("ö", "ùøûõï", "ứừửữự"), ("y", "ùøûõ", "ýỳỷỹ"),
    ];

    private static readonly (char Code, char Letter)[] Single =
        [('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư')];

    public static Dictionary<string, char> All { get; } = Build();

    private static Dictionary<string, char> Build()
    {
        var letters = new Dictionary<string, char>();
        foreach (var (code, letter) in Single)
        {
            letters[code.ToString()] = letter;
            letters[char.ToUpperInvariant(code).ToString()] = char.ToUpperInvariant(letter);
        }
        foreach (var (stem, codes, marked) in Marked)
            for (var i = 0; i < codes.Length; i++)
            {
                var (code, upper) = (codes[i], char.ToUpperInvariant(codes[i]));
                letters[stem + code] = marked[i];
                // The base letter says whether it is a capital: "AÙ" and, typed in a hurry, "Aù".
                letters[stem.ToUpperInvariant() + upper] = char.ToUpperInvariant(marked[i]);
                letters[stem.ToUpperInvariant() + code] = char.ToUpperInvariant(marked[i]);
            }
        return letters;
    }
}
