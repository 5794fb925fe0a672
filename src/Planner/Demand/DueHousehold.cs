using CoverageMap.Geo;

namespace CoverageMap.Planner.Demand;

/// <summary>A household with gaps that can be closed on a day.</summary>
/// <param name="UncertaintyMetres">How far from the position the door may be.</param>
/// <param name="ComeBackAt">When the household asked to be visited on this day, in the campaign's time zone; null if it did not.</param>
/// <param name="FailedAttempts">Visits since the last one that closed a gap: nobody was home, or an agreed time passed.</param>
public sealed record DueHousehold(
    long Id, LonLat Position, string MatchCode, int UncertaintyMetres, TimeOnly? ComeBackAt, int FailedAttempts,
    IReadOnlyList<DueGap> Gaps);

/// <summary>A gap of a resident that can be closed on the day.</summary>
public sealed record DueGap(long ResidentId, string GapCode);
