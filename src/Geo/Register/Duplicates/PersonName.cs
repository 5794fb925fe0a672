using System.Text;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Register.Duplicates;

/// <summary>
/// A person's name in a form that can be compared: words in any order, tones placed either way, letters composed or not,
/// diacritics lost, "Ng." for Nguyễn.
/// </summary>
public sealed class PersonName
{
    private static readonly Dictionary<string, string> Abbreviations = new() { ["ng"] = "nguyen", ["ngt"] = "nguyen thi" };

    // Sorted by their plain letters. Spelt: with shapes, and the tone at the end of the syllable.
    private readonly (string Plain, string Spelt)[] _words;

    public PersonName(string name)
    {
        var written = VietnameseLetters.Compose(name).ToLowerInvariant()
            .Split([' ', '.', ',', '-', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        var words = written.SelectMany(word => Abbreviations.TryGetValue(word, out var full) ? full.Split(' ') : [word]).ToList();
        IsFull = words.Count >= 2 && written.Length == words.Count && words.TrueForAll(word => word.Length > 1) &&
            !written.Any(Abbreviations.ContainsKey);
        Family = words.Count > 0 ? VietnameseLetters.Fold(words[0]) : "";
        _words = [.. words.Select(word => (VietnameseLetters.Fold(word), Spell(word))).Order()];
        Key = string.Join(' ', _words.Select(word => word.Plain));
    }

    /// <summary>Equal for all names that may be the same; not all with the same key are: Hùng and Hưng share one.</summary>
    public string Key { get; }

    /// <summary>The first word, without diacritics; "" for an empty name.</summary>
    public string Family { get; }

    /// <summary>Two words or more, none of them shortened.</summary>
    public bool IsFull { get; }

    /// <summary>The same words; marks may be missing from one of two words, but not differ.</summary>
    public bool IsSame(PersonName other)
    {
        if (Key != other.Key) return false;
        for (var i = 0; i < _words.Length; i++)
            if (!SameMarks(_words[i], other._words[i])) return false;
        return true;
    }

    /// <summary>As many words, and all but one the same: that one begins the same, or has one letter wrong.</summary>
    public bool IsSimilar(PersonName other)
    {
        if (_words.Length != other._words.Length) return false;
        var odd = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            if (_words[i].Plain == other._words[i].Plain) { odd += SameMarks(_words[i], other._words[i]) ? 0 : 1; continue; }
            if (!IsSlip(_words[i].Plain, other._words[i].Plain)) return false;
            odd++;
        }
        return odd <= 1;
    }

    private static bool SameMarks((string Plain, string Spelt) a, (string Plain, string Spelt) b) =>
        a.Spelt == b.Spelt || a.Spelt == a.Plain || b.Spelt == b.Plain;

    private static bool IsSlip(string a, string b)
    {
        if (a.Length == 1 || b.Length == 1) return a.Length > 0 && b.Length > 0 && a[0] == b[0];
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start]) start++;
        var (restA, restB) = (a[start..], b[start..]);
        return a.Length > b.Length ? restA[1..] == restB : b.Length > a.Length ? restB[1..] == restA
            : restA[1..] == restB[1..] || restA.Length >= 2 && restA[2..] == restB[2..] && restA[0] == restB[1] && restA[1] == restB[0];
    }

    private static string Spell(string word)
    {
        var (spelt, tone) = (new StringBuilder(), 0);
        foreach (var letter in word)
        {
            var (plain, shape, own) = VietnameseLetters.Split(letter);
            spelt.Append(plain);
            if (shape != '\0') spelt.Append(shape);
            tone = Math.Max(tone, own);
        }
        return tone == 0 ? spelt.ToString() : spelt.Append(tone).ToString();
    }
}
