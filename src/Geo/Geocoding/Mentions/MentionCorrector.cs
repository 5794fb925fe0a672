using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Geocoding.Names;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>
/// Finds misspelt names. From large to small: a province among all, a district among those of the provinces found, a
/// ward among those of the districts or provinces found; without any of these, among all of the country.
/// </summary>
internal sealed class MentionCorrector(Gazetteer gazetteer)
{
    private const int MostWords = 5;

    /// <summary>Whether anything is left that a corrected name may explain.</summary>
    public static bool MayHelp(AddressText text, List<Reading> readings, Claims claims)
    {
        if (text.Tokens.Count == 0) return false;
        if (readings.Count == 0 || readings[0].Unit.Level != AreaLevel.Ward) return true;
        var best = readings[0];
        if ((best.Words >> (text.Tokens.Count - 1)) == 0 && !IsCountry(text)) return true;
        return claims.All.Any(claim => claim.Word is not null && (claim.Words & best.Words) == 0) || readings[0].Strength < Evidence.Enough;
    }

    /// <summary>Mentions of misspelt names, to be weighed with the others.</summary>
    public List<UnitMention> Find(AddressText text, UnitWordsOf unitWords, List<UnitMention> mentions, List<Reading> readings)
    {
        // A name with a unit word before it is misspelt at the level of that word.
        var all = Spans(text, unitWords, readings.Count > 0 ? readings[0].Words : 0);
        var above = all.FindAll(span => span.Word?.Kind != PartKind.Ward);
        var wards = all.FindAll(span => span.Word is null or { Kind: PartKind.Ward });
        var found = new List<UnitMention>();
        var provinces = Named(mentions, units => units.Provinces);
        var named = provinces;
        if (provinces.Count == 0)
        {
            Correct(text, above, gazetteer.Provinces, found);
            provinces = Named(found, units => units.Provinces);
        }
        // "Thái Bình" at the end is the province, and says nothing of its town of that name.
        var districts = Named(mentions.FindAll(mention => mention.Units.Provinces.Length == 0), units => units.Districts).Where(district => named.Count == 0 || IsIn(district, named)).ToHashSet();
        var fromWards = readings.Where(reading => reading.Unit.Level == AreaLevel.Ward).SelectMany(reading => reading.Unit.Districts).Distinct().ToList();
        if (districts.Count == 0 || fromWards.Count > 0)
        {
            IEnumerable<GazetteerUnit> pool = provinces.Count > 0 ? provinces.SelectMany(DistrictsOf).Distinct() : gazetteer.Districts;
            Correct(text, above, pool.Concat(fromWards).Distinct(), found);
        }
        var parents = districts.Count > 0 ? districts : provinces.Count > 0 ? provinces : Named(found, units => units.Districts);
        if (parents.Count > 0) Correct(text, wards, parents.SelectMany(WardsOf).Distinct(), found);
        else Correct(text, wards.FindAll(span => span.Word is not null), gazetteer.Wards, found);
        return Merge(found);
    }

    private static bool IsCountry(AddressText text) =>
        text.Tokens.Count >= 2 && text.Folded(text.Tokens.Count - 2, text.Tokens.Count).SequenceEqual("vietnam");

    private static HashSet<GazetteerUnit> Named(List<UnitMention> mentions, Func<UnitMatches, UnitMatch[]> level) =>
        [.. mentions.SelectMany(mention => level(mention.Units).Where(match => match.Score >= level(mention.Units)[0].Score - 0.05)).Select(match => match.Unit)];

    private static bool IsIn(GazetteerUnit district, HashSet<GazetteerUnit> provinces) =>
        provinces.Contains(district.Province) || district.Province.Successors.Any(provinces.Contains);

    private static IEnumerable<GazetteerUnit> DistrictsOf(GazetteerUnit province) =>
        province.Children.Concat(province.Predecessors.SelectMany(old => old.Children)).Where(unit => unit.Level == AreaLevel.District);

    private static IEnumerable<GazetteerUnit> WardsOf(GazetteerUnit unit)
    {
        var own = unit.Children.SelectMany(child => child.Level == AreaLevel.Ward ? [child] : child.Children);
        return own.Concat(own.SelectMany(ward => ward.Successors));
    }

    // Where a name may begin: behind a unit word, at the start of a part, and behind what is understood.
    private static List<WordSpan> Spans(AddressText text, UnitWordsOf unitWords, ulong read)
    {
        var spans = new List<WordSpan>();
        for (var from = 0; from < text.Tokens.Count; from++)
        {
            var (word, wordFrom) = unitWords.Before(from);
            if (word is not null && word.Kind is not (PartKind.Ward or PartKind.District or PartKind.Province)) continue;
            if ((read >> from & 1) == 1 && word is null || (unitWords.Any >> from & 1) == 1) continue;
            for (var to = from + 1; to <= Math.Min(text.Tokens.Count, from + MostWords); to++)
            {
                if (to - 1 > from && text.Tokens[to - 1].StartsPart || word is null && (read >> to - 1 & 1) == 1) break;
                if (text.Length(from, to) is >= 3 and <= 24) spans.Add(new WordSpan(from, to, word, wordFrom, LetterMask.Of(text.Folded(from, to))));
            }
        }
        return spans;
    }

    private static void Correct(AddressText text, List<WordSpan> spans, IEnumerable<GazetteerUnit> pool, List<UnitMention> found)
    {
        foreach (var unit in pool)
        {
            foreach (var span in spans)
            {
                if (!LetterMask.MayBeNear(span.Mask, unit.Mask)) continue;
                var score = NameSimilarity.Score(text.Folded(span.From, span.To), text.Letters(span.From, span.To), unit.Key, out var slips);
                if (score == 0 || slips == 0) continue;
                found.Add(new UnitMention(span.From, span.To, span.Word, span.WordFrom, UnitMatches.Of([new UnitMatch(unit, score)]), slips));
            }
        }
    }

    // One mention for each span, as for names that are spelt right.
    private static List<UnitMention> Merge(List<UnitMention> found) =>
        [.. found.GroupBy(mention => (mention.From, mention.To)).Select(same => same.First() with
        {
            Units = UnitMatches.Of(same.SelectMany(mention => mention.Units.Provinces.Concat(mention.Units.Districts).Concat(mention.Units.Wards))),
            Slips = same.Min(mention => mention.Slips),
        })];

    private readonly record struct WordSpan(int From, int To, UnitWord? Word, int WordFrom, uint Mask);
}
