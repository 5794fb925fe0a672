namespace CoverageMap.Planner.Problems;

/// <summary>When something may begin: both ends are included, in seconds from the problem's zero (for a day: local midnight).</summary>
public readonly record struct TimeWindow(long From, long Until);
