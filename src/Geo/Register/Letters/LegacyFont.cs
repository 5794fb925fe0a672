using System.Text;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Register.Letters;

/// <summary>
/// An encoding of Vietnamese from before Unicode, in which a special font gives other letters to the codes of Western
/// Europe. Text in it looks like "Céng hoµ x· héi" (TCVN3) or "Coäng hoøa xaõ hoäi" (VNI) without that font.
/// </summary>
public sealed class LegacyFont
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>A letter as it stands in Windows-1252; Windows-1258 gives some of the codes another letter.</summary>
    private static readonly Dictionary<char, char> AsLatin = Enumerable.Range(0xA1, 0x5F)
        .SelectMany(code => new[] { Windows1252, Windows1258 }
            .Select(encoding => (Letter: encoding.GetChars([(byte)code])[0], Latin: (char)code)))
        .DistinctBy(pair => pair.Letter).ToDictionary(pair => pair.Letter, pair => pair.Latin);

    private readonly Dictionary<string, char> _letters;
    private readonly bool _capitalsByFont;

    private LegacyFont(string name, Dictionary<string, char> letters, bool capitalsByFont)
    {
        Name = name;
        _letters = letters;
        _capitalsByFont = capitalsByFont;
    }

    /// <summary>TCVN 5712:1993, third table ("ABC", fonts .Vn…); a capital with a tone is the small letter in a font of capitals.</summary>
    public static LegacyFont Tcvn3 { get; } = new("TCVN3 (ABC)", Tcvn3Letters.All, capitalsByFont: true);

    /// <summary>VNI for Windows (fonts VNI-…): a letter, then a code for shape and tone.</summary>
    public static LegacyFont Vni { get; } = new("VNI", VniLetters.All, capitalsByFont: false);

    public static IReadOnlyList<LegacyFont> All { get; } = [Tcvn3, Vni];

    public string Name { get; }

    /// <summary>The text in Unicode. What the encoding does not know stays as it is; ASCII is never touched.</summary>
    public string Convert(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0) return text;
        var latin = Latin(text);
        var converted = new StringBuilder(text.Length);
        for (var i = 0; i < latin.Length; i++)
        {
            if (i + 1 < latin.Length && _letters.TryGetValue(latin.Substring(i, 2), out var pair))
            {
                converted.Append(pair);
                i++;
            }
            else converted.Append(latin[i] > 0x7F && _letters.TryGetValue(latin[i].ToString(), out var one) ? one : text[i]);
        }
        return _capitalsByFont ? CapitalLetters.Restore(text, converted.ToString()) : converted.ToString();
    }

    /// <summary>The text as the encoding writes it: for tests and examples.</summary>
    public string Encode(string text)
    {
        var codes = _letters.DistinctBy(pair => pair.Value).ToDictionary(pair => pair.Value, pair => pair.Key);
        return string.Concat(VietnameseLetters.Compose(text).Select(letter =>
            codes.GetValueOrDefault(letter) ?? codes.GetValueOrDefault(char.ToLowerInvariant(letter)) ?? letter.ToString()));
    }

    private static string Latin(string text) => string.Create(text.Length, text, (latin, source) =>
    {
        for (var i = 0; i < source.Length; i++) latin[i] = source[i] < 0x80 ? source[i] : AsLatin.GetValueOrDefault(source[i], source[i]);
    });
}
