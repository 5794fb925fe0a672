using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Geocoding;

/// <summary>A ward of the day that the address may mean.</summary>
/// <param name="Ward">Valid on the day.</param>
/// <param name="Named">The unit whose name was read: the ward itself, or one it was made of or became part of.</param>
/// <param name="Weight">As <see cref="Evidence.Weigh"/> gives it.</param>
public sealed record WardCandidate(GazetteerUnit Ward, GazetteerUnit Named, double Weight)
{
    public GeocodeCandidate ToResult() =>
        new(Ward.Area.Code, Ward.Area.Name, Math.Round(Math.Clamp(Weight / Evidence.Full, 0, 1), 3));
}

/// <summary>Finds the wards of a day that the mentioned units may mean, best first.</summary>
public static class WardCandidates
{
    /// <param name="gazetteer">
    /// Where to look for similar names when the same name, but with other marks, contradicts the rest: "Tiện Hưng, Bù
    /// Đốp" is Thiện Hưng there rather than Tiến Hưng elsewhere.
    /// </param>
    public static List<WardCandidate> Of(IReadOnlyList<Mention> mentions, DateOnly day, Gazetteer gazetteer)
    {
        var candidates = Of(mentions, day);
        if (candidates.Count > 0 && candidates[0].Weight >= Evidence.Enough) return candidates;
        var widened = mentions.Select(mention => mention.Kind == PartKind.Ward && Mention.Top(mention.Wards) is > 0 and < 1
            ? mention with { Wards = gazetteer.Wards.Similar(GazetteerName.Of(mention.Text)) } : mention).ToList();
        return Of(widened, day);
    }

    private static List<WardCandidate> Of(IReadOnlyList<Mention> mentions, DateOnly day)
    {
        var best = new Dictionary<GazetteerUnit, WardCandidate>();
        for (var at = 0; at < mentions.Count; at++)
        {
            if (mentions[at].Wards.Length == 0 || IsRatherAbove(mentions, at)) continue;
            foreach (var match in mentions[at].Wards)
            {
                var weight = Evidence.Weigh(match.Unit, match.Score, at, mentions, day);
                foreach (var ward in match.Unit.On(day))
                {
                    if (!best.TryGetValue(ward, out var known) || known.Weight < weight)
                        best[ward] = new WardCandidate(ward, match.Unit, weight);
                }
            }
        }
        return [.. best.Values.OrderByDescending(candidate => candidate.Weight).ThenBy(candidate => candidate.Ward.Area.Code, StringComparer.Ordinal)];
    }

    // "Bình Phước" and "Lộc Ninh" alone are the province and the district, not the wards of these names, unless the
    // larger unit is named once more. Before a district, "Đồng Nai" is no province.
    private static bool IsRatherAbove(IReadOnlyList<Mention> mentions, int at)
    {
        var mention = mentions[at];
        if (mention.Kind != PartKind.Unknown) return false;
        var provinces = mentions.Skip(at + 1).Any(later => later.Districts.Length > 0) ? [] : mention.Provinces;
        var above = mention.Districts.Concat(provinces).Where(match => match.Score >= Mention.Top(mention.Wards) - 0.1)
            .Select(match => match.Unit).ToHashSet();
        return above.Count > 0 && !mentions.Where((_, other) => other != at)
            .SelectMany(other => other.Districts.Concat(other.Provinces)).Any(match => above.Contains(match.Unit) && match.Score > 0.75);
    }
}
