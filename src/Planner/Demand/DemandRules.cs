using CoverageMap.Geo.Campaigns;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Demand;

/// <summary>What a visit needs, how long it takes and what it is worth.</summary>
internal sealed class DemandRules(Campaign campaign)
{
    /// <summary>A point of the campaign's worth is ten here, so that raises need no fractions.</summary>
    public const int WorthScale = 10;

    private const double RaisePerFailedAttempt = 0.25;
    private const int RaisedAttempts = 4;

    /// <summary>Who named a time waits at home: such a visit is worth twice as much.</summary>
    private const int AgreedTimeFactor = 2;

    private const int BeforeAgreedTimeSeconds = 15 * 60;
    private const int AfterAgreedTimeSeconds = 45 * 60;

    /// <summary>
    /// A door somewhere within the uncertainty is on average 128/45π of it from the next one (mean distance of two points
    /// in a disc), ridden at 25 km/h on ways 1.35 times as long; more than ten minutes nobody searches.
    /// </summary>
    private const double FindingSecondsPerMetre = 128 / (45 * Math.PI) * 1.35 * 3.6 / 25;

    private const int LongestFindingSeconds = 600;

    private readonly Dictionary<string, Gap> _gaps = campaign.Gaps.ToDictionary(gap => gap.Code);

    public Gap Gap(DueGap due) => _gaps[due.GapCode];

    public DayVisit Visit(DueHousehold household, int part, IReadOnlyList<DueGap> due) => new(
        household.Id, part, household.Position, Windows(household.ComeBackAt), ServiceSeconds(household, due),
        Worth(household, due), due.Count, [.. due.Select(gap => Gap(gap).Skill).Distinct().Order(StringComparer.Ordinal)],
        [.. due.Select(gap => Gap(gap).Kit).OfType<string>().Distinct().Order(StringComparer.Ordinal)], Consumes(due));

    public int ServiceSeconds(DueHousehold household, IEnumerable<DueGap> due) =>
        (campaign.VisitMinutes + due.Sum(gap => Gap(gap).Minutes)) * 60 +
        (int)Math.Min(LongestFindingSeconds, household.UncertaintyMetres * FindingSecondsPerMetre);

    public Dictionary<string, int> Consumes(IEnumerable<DueGap> due) => due.Select(gap => Gap(gap).Consumes).OfType<string>()
        .GroupBy(item => item).ToDictionary(items => items.Key, items => items.Count());

    private int Worth(DueHousehold household, IEnumerable<DueGap> due)
    {
        var raise = 1 + RaisePerFailedAttempt * Math.Min(RaisedAttempts, household.FailedAttempts);
        var agreed = household.ComeBackAt is null ? 1 : AgreedTimeFactor;
        return Math.Max(1, (int)Math.Round(due.Sum(gap => Gap(gap).Worth) * WorthScale * raise * agreed));
    }

    private static TimeWindow[] Windows(TimeOnly? agreed)
    {
        if (agreed is null) return [];
        var seconds = (int)agreed.Value.ToTimeSpan().TotalSeconds;
        return [new(Math.Max(0, seconds - BeforeAgreedTimeSeconds), Math.Min(24 * 3600 - 1, seconds + AfterAgreedTimeSeconds))];
    }
}
