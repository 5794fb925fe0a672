using System.Globalization;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Gives back to a name of an old map ("Ap Tan Loi") the diacritics that it most likely has ("Tân Lợi"), as learnt
/// from the names of all communes of the country: the commonest spelling of a pair of syllables, else of a syllable.
/// A syllable that no commune has stays as it is, as do names of the ethnic minorities.
/// </summary>
public sealed class SampleDiacritics
{
    private readonly Dictionary<string, string> _spellings;

    public SampleDiacritics(IEnumerable<string> names)
    {
        var counts = new Dictionary<string, Dictionary<string, int>>();
        foreach (var name in names)
        {
            var syllables = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(char.IsLetter)).ToArray();
            for (var at = 0; at < syllables.Length; at++)
            {
                Count(counts, syllables[at]);
                if (at > 0) Count(counts, $"{syllables[at - 1]} {syllables[at]}");
            }
        }
        _spellings = counts.ToDictionary(pair => pair.Key, pair => pair.Value
            .OrderByDescending(spelling => spelling.Value).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key);
    }

    public string Restore(string name)
    {
        var syllables = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < syllables.Length; at++)
        {
            if (at + 1 < syllables.Length && _spellings.TryGetValue(Strip($"{syllables[at]} {syllables[at + 1]}"), out var pair))
            {
                (syllables[at], syllables[at + 1]) = (pair.Split(' ')[0], pair.Split(' ')[1]);
                at++;
            }
            else if (_spellings.TryGetValue(Strip(syllables[at]), out var single))
            {
                syllables[at] = single;
            }
        }
        return string.Join(' ', syllables);
    }

    /// <summary>The text without diacritics, in lower case.</summary>
    private static string Strip(string text) => VietnameseLetters.Fold(text).ToLower(CultureInfo.InvariantCulture);

    private static void Count(Dictionary<string, Dictionary<string, int>> counts, string spelling)
    {
        var spellings = counts.TryGetValue(Strip(spelling), out var known) ? known : counts[Strip(spelling)] = [];
        spellings[spelling] = spellings.GetValueOrDefault(spelling) + 1;
    }
}
