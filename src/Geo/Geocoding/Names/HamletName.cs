using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Addresses.Steps;

namespace CoverageMap.Geo.Geocoding.Names;

/// <summary>A hamlet's name without its unit words: "Ấp Sóc Trào" is "sóc trào" and "trào"; "Thon Bon" is 4 and "bon".</summary>
/// <param name="IsNumber">Numbers name hamlets in every ward, so that alone they prove little.</param>
public readonly record struct HamletName(GazetteerName Name, bool IsNumber)
{
    // "Xã" and "phường" stand in names of hamlets that once were one ("Xa Phu Rieng").
    private static readonly HashSet<string> Before = [.. UnitWords.All
        .Where(word => word.Kind is PartKind.Hamlet or PartKind.Ward && word.Words.Length == 1 && word.Written.Length > 1)
        .Select(word => word.FoldedWords[0])];

    /// <summary>The names that a hamlet answers to, the fullest last.</summary>
    public static IReadOnlyList<HamletName> Of(string name) =>
        Of(SplitTokens.Apply(PlaceTones.Apply(ComposeLetters.Apply(name))).ConvertAll(token => token.Text));

    /// <param name="words">As the address parser gives them.</param>
    public static IReadOnlyList<HamletName> Of(IReadOnlyList<string> words)
    {
        var names = new List<HamletName>();
        var start = 0;
        while (start < words.Count - 1 && Before.Contains(VietnameseLetters.FoldLower(words[start]))) start++;
        for (var from = start; from >= 0; from--)
        {
            var rest = words.Skip(from).ToList();
            // Without its mark "nam" may be five or south: let it answer to both.
            var number = ReadNumbers.Apply(rest) ?? (rest is [var one] && one.Equals("nam", StringComparison.OrdinalIgnoreCase) ? "5" : null);
            if (number is not null) names.Add(new HamletName(GazetteerName.Of([number]), true));
            names.Add(new HamletName(GazetteerName.Of(rest), rest.Count == 1 && char.IsAsciiDigit(rest[0][0])));
        }
        return names;
    }

    /// <summary>The best score of any name of one hamlet against any of another, and whether it is by number.</summary>
    public static (double Score, bool IsNumber) Compare(IReadOnlyList<HamletName> written, IReadOnlyList<HamletName> known)
    {
        var (best, byNumber) = (0.0, false);
        foreach (var one in written)
        {
            foreach (var other in known)
            {
                var score = NameSimilarity.Score(one.Name, other.Name);
                if (score > best) (best, byNumber) = (score, one.IsNumber || other.IsNumber);
            }
        }
        return (best, byNumber);
    }
}
