using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Demand;

/// <summary>A visit that may be planned, with the gaps it closes.</summary>
public sealed record DueVisit(DueHousehold Household, DayVisit Visit, IReadOnlyList<DueGap> Gaps);
