using CoverageMap.Geo.Areas;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>The units that a written name may mean, by level; of each unit the best match only.</summary>
public sealed record UnitMatches(UnitMatch[] Provinces, UnitMatch[] Districts, UnitMatch[] Wards)
{
    public static UnitMatches None { get; } = new([], [], []);

    public bool IsEmpty => Provinces.Length + Districts.Length + Wards.Length == 0;

    public double Best => Math.Max(Top(Wards), Math.Max(Top(Districts), Top(Provinces)));

    public static UnitMatches Of(IEnumerable<UnitMatch> matches)
    {
        var best = matches.GroupBy(match => match.Unit).Select(same => same.MaxBy(match => match.Score)).ToList();
        UnitMatch[] At(AreaLevel level) => [.. best.Where(match => match.Unit.Level == level).OrderByDescending(match => match.Score)];
        return best.Count == 0 ? None : new UnitMatches(At(AreaLevel.Province), At(AreaLevel.District), At(AreaLevel.Ward));
    }

    public static double Top(UnitMatch[] matches) => matches.Length == 0 ? 0 : matches[0].Score;
}
