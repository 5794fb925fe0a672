using CoverageMap.Geo.Coverage;

namespace CoverageMap.Viewer.Coverage;

/// <summary>
/// Fixed classes of the coverage rate: a map of one day can be laid beside that of another, which quantiles would not
/// allow. They are finer at both ends: a gap is a few per cent covered when a campaign starts on it, and the last per
/// cents are the hard ones. The colours are in the style sheet (`rate-0` …): the darker, the more is open.
/// </summary>
public static class RateScale
{
    /// <summary>Lower bounds of the classes, in per mille.</summary>
    public static IReadOnlyList<int> Breaks { get; } = [0, 50, 100, 250, 500, 750, 900, 950];

    /// <summary>The class of a rate, from 0; null where no rate may be shown.</summary>
    public static int? Class(GapCount count) =>
        SmallNumbers.MayShow(count.Eligible) ? Breaks.Count(bound => bound <= 1000 * count.Done / count.Eligible) - 1 : null;

    /// <summary>How many areas and open person-gaps fall in each class; last, those without a rate, where there are any.</summary>
    public static IReadOnlyList<RateClass> Count(IEnumerable<GapCount> areas)
    {
        var byClass = areas.ToLookup(Class);
        var classes = Enumerable.Range(0, Breaks.Count)
            .Select(number => Sum(number, byClass[number]))
            .ToList();
        if (byClass.Contains(null)) classes.Add(Sum(null, byClass[null]));
        return classes;

        static RateClass Sum(int? number, IEnumerable<GapCount> counts)
        {
            var list = counts.ToList();
            return new RateClass(number, list.Count, list.Sum(count => count.Open));
        }
    }
}

/// <param name="Number">Null for areas with too few people for a rate.</param>
/// <param name="Areas">The number of areas in the class.</param>
public sealed record RateClass(int? Number, int Areas, long Open)
{
    /// <summary>Lower bound in per cent.</summary>
    public int From => RateScale.Breaks[Number!.Value] / 10;

    /// <summary>Upper bound in per cent.</summary>
    public int To => Number!.Value + 1 < RateScale.Breaks.Count ? RateScale.Breaks[Number.Value + 1] / 10 : 100;
}
