using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>Finds all spans of an address that are spelt like a unit's name, diacritics aside; they may overlap.</summary>
public sealed class MentionFinder(NameIndex names)
{
    private const int MostWords = 7;

    public List<UnitMention> Find(AddressText text, UnitWordsOf unitWords)
    {
        var found = new List<UnitMention>();
        var tokens = text.Tokens;
        for (var from = 0; from < tokens.Count; from++)
        {
            for (var to = from + 1; to <= Math.Min(tokens.Count, from + MostWords); to++)
            {
                var last = tokens[to - 1];
                if (to - 1 > from && last.StartsPart && !last.AfterDash || text.Length(from, to) > names.LongestName) break;
                if ((unitWords.Phrases >> to - 1 & 1) == 1) break;
                if (Match(text, from, to, unitWords) is { } mention) found.Add(mention);
            }
        }
        return found;
    }

    private UnitMention? Match(AddressText text, int from, int to, UnitWordsOf unitWords)
    {
        var folded = text.Folded(from, to);
        var letters = text.Letters(from, to);
        var (word, wordFrom) = unitWords.Before(from);
        if (folded.Length == 0) return null;
        if (char.IsAsciiDigit(folded[0]))
        {
            // A bare number is no ward, nor is the number of a road or an alley; it may be a quận: "Đa Kao, 1, TP.HCM".
            if (word is null ? !IsWholePart(text, from, to) : word.Kind is not (PartKind.Ward or PartKind.District)) return null;
            var zeros = Math.Min(folded.Length - 1, folded.IndexOfAnyExcept('0') is > 0 and var first ? first : 0);
            folded = folded[zeros..];
            letters = letters[zeros..];
        }
        if (word is null && folded.Length < 4 && !IsWholePart(text, from, to)) return null;
        var matches = names.Find(folded, letters, !text.IsPlain);
        if (matches is null || matches.IsEmpty) return null;
        if (word is null && char.IsAsciiDigit(folded[0])) matches = matches with { Wards = [] };
        // "Quận Hoà" is a quận, and not phường Quan Hoa.
        if ((unitWords.Starts >> from & 1) == 1 && matches.Best < (text.IsPlain ? 0.95 : 1)) return null;
        // "BP" is Bình Phước, but "Ha" in "TP. Ha Noi" is not Hội An; nor are districts called by initials without a unit word.
        // Nor is "T. Bình" in "T. Bình Phước" Thái Bình.
        if (matches.Best < 0.95 && !EndsPart(text, to) && !IsSpelt(matches, folded)) return null;
        if (word is null && folded.Length < 4) matches = matches with { Districts = [.. matches.Districts.Where(match => match.Score > 0.9)] };
        return matches.IsEmpty ? null : new UnitMention(from, to, word, wordFrom, matches, 0);
    }

    // A short form is told by being shorter than the name it stands for.
    private static bool IsSpelt(UnitMatches matches, ReadOnlySpan<char> folded) =>
        IsAnyOf(matches.Wards, folded) || IsAnyOf(matches.Districts, folded) || IsAnyOf(matches.Provinces, folded);

    private static bool IsAnyOf(UnitMatch[] matches, ReadOnlySpan<char> folded)
    {
        foreach (var match in matches)
            if (folded.SequenceEqual(match.Unit.Key.Folded)) return true;
        return false;
    }

    private static bool IsWholePart(AddressText text, int from, int to) =>
        EndsPart(text, to) && (text.Tokens[from].StartsPart || !text.Tokens[from].StartsWithDigit);

    private static bool EndsPart(AddressText text, int to) => to == text.Tokens.Count || text.Tokens[to].StartsPart;
}
