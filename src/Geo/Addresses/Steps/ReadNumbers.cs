using System.Globalization;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses.Steps;

/// <summary>
/// Reads the number that a hamlet, ward or district has for a name: "04" and "Bốn" are 4, "Mười Sáu" 16, "Hai Mươi" 20,
/// "Tám C" 8C. A name that only contains such a word ("Ba Tơ") is no number.
/// </summary>
public static class ReadNumbers
{
    private static readonly Dictionary<string, int> Digits = Spelt(
        ("một", 1), ("mốt", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("tư", 4), ("năm", 5), ("lăm", 5), ("sáu", 6),
        ("bảy", 7), ("bẩy", 7), ("tám", 8), ("chín", 9));

    private static readonly HashSet<string> Tens = ["mười", "mươi", "muoi"];

    /// <returns>The number, with its letter if it has one ("2A"), or null when the words are no number.</returns>
    public static string? Apply(IReadOnlyList<string> words)
    {
        if (words.Count == 0) return null;
        var letter = words.Count > 1 && words[^1].Length == 1 && char.IsAsciiLetter(words[^1][0]) ? words[^1].ToUpperInvariant() : "";
        var count = words.Count - letter.Length;
        if (count == 1 && char.IsAsciiDigit(words[0][0])) return words[0].TrimStart('0').ToUpperInvariant() is { Length: > 0 } number ? number + letter : null;
        return Value([.. words.Take(count).Select(word => word.ToLowerInvariant())]) is { } value
            ? value.ToString(CultureInfo.InvariantCulture) + letter
            : null;
    }

    private static int? Value(string[] words) => words switch
    {
        // Alone, "nam" without its mark may be the south as well as five: the gazetteer says which there is.
        [not "nam" and var one] when Digits.TryGetValue(one, out var digit) => digit,
        [var ten] when ten is "mười" or "muoi" => 10,
        [var ten, var one] when Tens.Contains(ten) && Digits.TryGetValue(one, out var digit) => 10 + digit,
        [var tens, var ten] when Tens.Contains(ten) && Digits.TryGetValue(tens, out var digit) => digit * 10,
        [var tens, var ten, var one] when Tens.Contains(ten) && Digits.TryGetValue(tens, out var first)
            && Digits.TryGetValue(one, out var second) => first * 10 + second,
        _ => null,
    };

    // As spelt, and without diacritics.
    private static Dictionary<string, int> Spelt(params (string Word, int Digit)[] words)
    {
        var spelt = words.ToDictionary(pair => pair.Word, pair => pair.Digit);
        foreach (var (word, digit) in words) spelt.TryAdd(VietnameseLetters.Fold(word), digit);
        return spelt;
    }
}
