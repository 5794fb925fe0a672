namespace CoverageMap.Planner.Plans;

/// <summary>Between a plan's seconds from local midnight and moments, for one day in the campaign's time zone.</summary>
internal sealed class PlanClock(DateOnly day, TimeZoneInfo zone)
{
    // Adding to UTC midnight keeps a day of changing clocks (Vietnam has none) continuous, as the solver counts it.
    private readonly DateTimeOffset _midnight = new DateTimeOffset(
        day.ToDateTime(TimeOnly.MinValue), zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue))).ToUniversalTime();

    public DateTimeOffset Moment(int seconds) => _midnight.AddSeconds(seconds);

    public int Seconds(DateTimeOffset moment) => (int)(moment - _midnight).TotalSeconds;
}
