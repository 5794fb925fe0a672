using CoverageMap.Geo.Addresses;
using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Geocoding.Mentions;

/// <summary>
/// Finds the ways to understand which ward, district and province an address names. All names are looked up first;
/// then each combination that fits together is weighed by what it explains and what it leaves unexplained. Misspelt
/// names are looked for only where something remains unexplained, and only among the units that the rest allows.
/// </summary>
public sealed class UnitReader(Gazetteer gazetteer)
{
    private readonly MentionFinder _finder = new(gazetteer.Names);
    private readonly MentionCorrector _corrector = new(gazetteer);

    /// <returns>The readings near the best, best first; of the same unit only the best.</returns>
    public List<Reading> Read(AddressText text, DateOnly day, out Claims claims)
    {
        var unitWords = new UnitWordsOf(text);
        var mentions = _finder.Find(text, unitWords);
        claims = new Claims(text, unitWords, mentions);
        var readings = Weigh(text, mentions, claims, day);
        if (!MentionCorrector.MayHelp(text, readings, claims)) return readings;
        var corrected = _corrector.Find(text, unitWords, mentions, readings);
        if (corrected.Count == 0) return readings;
        mentions.AddRange(corrected);
        claims = new Claims(text, unitWords, mentions);
        return Weigh(text, mentions, claims, day);
    }

    private static List<Reading> Weigh(AddressText text, List<UnitMention> mentions, Claims claims, DateOnly day)
    {
        var scale = new ReadingScale(text, mentions, claims, day);
        foreach (var mention in mentions)
        {
            foreach (var match in mention.Units.Wards)
                if (Evidence.Ward(mention, match) is { } weight) scale.Ward(mention, match, weight);
            foreach (var match in mention.Units.Districts)
                if (Evidence.District(mention, match, former: false) is { } weight) scale.District(mention, match, weight);
            foreach (var match in mention.Units.Provinces)
                if (Evidence.Province(mention, match, other: false) is { } weight) scale.Province(mention, match, weight);
        }
        return scale.Best();
    }
}
