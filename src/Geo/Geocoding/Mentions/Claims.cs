using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>
/// The names of an address that ask for an explanation, none overlapping another: those with a unit word before them,
/// known or not, then the longest of the others.
/// </summary>
public sealed class Claims
{
    private readonly List<UnitMention> _claims = [];

    public Claims(AddressText text, UnitWordsOf unitWords, List<UnitMention> mentions)
    {
        var taken = 0UL;
        foreach (var mention in mentions.OrderByDescending(mention => IsAdministrative(mention.Word)).ThenBy(mention => mention.Slips)
            .ThenByDescending(mention => mention.To - mention.From))
        {
            if ((mention.Words & taken) != 0 || mention.Word is not null && !IsAdministrative(mention.Word)) continue;
            taken |= mention.Words;
            _claims.Add(mention);
        }
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            var (word, from) = unitWords.Before(at);
            var words = UnitMention.Bits(from, at + 1);
            if (!IsAdministrative(word) || (words & taken) != 0) continue;
            taken |= words;
            _claims.Add(new UnitMention(at, at + 1, word, from, UnitMatches.None, 0));
        }
    }

    public IReadOnlyList<UnitMention> All => _claims;

    /// <summary>What it costs to leave all claims unexplained that none of these words belongs to.</summary>
    /// <param name="smallest">The first word of the smallest unit that is read.</param>
    public double Unexplained(ulong words, int smallest)
    {
        var sum = 0.0;
        foreach (var claim in _claims)
            if ((claim.Words & words) == 0) sum += Evidence.Unexplained(claim, claim.From > smallest);
        return sum;
    }

    private static bool IsAdministrative(UnitWord? word) => word?.Kind is PartKind.Ward or PartKind.District or PartKind.Province;
}
