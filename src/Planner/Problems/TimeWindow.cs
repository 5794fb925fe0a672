namespace CoverageMap.Planner.Problems;

/// <summary>When a service may begin: both ends are included, in seconds from local midnight.</summary>
public readonly record struct TimeWindow(int From, int Until);
