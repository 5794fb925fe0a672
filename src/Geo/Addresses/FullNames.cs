using CoverageMap.Geo.Addresses.Steps;
using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Addresses;

/// <summary>The full name of an administrative unit, as lists of units print it.</summary>
public static class FullNames
{
    /// <summary>Cuts the unit word off a full name: "Thị trấn Lộc Ninh" is "thị trấn" and "Lộc Ninh".</summary>
    public static (string? Type, string Name) Cut(string fullName)
    {
        var tokens = SplitTokens.Apply(PlaceTones.Apply(ComposeLetters.Apply(fullName)));
        foreach (var word in tokens.Count == 0 ? [] : UnitWords.StartingWith(tokens[0].Folded))
        {
            var count = word.Words.Length;
            if (count < tokens.Count && word.FoldedWords.SequenceEqual(tokens.Take(count).Select(token => token.Folded)))
                return (word.Name, Behind(fullName, count));
        }
        return (null, fullName.Trim());
    }

    // The name is official as it is printed, tones where they stand; only a number loses its leading zeros.
    private static string Behind(string fullName, int words)
    {
        var name = string.Join(' ', fullName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(words));
        return name.All(char.IsAsciiDigit) ? name.TrimStart('0') : name;
    }
}
