namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>Where a search begins or ends: a place of the hierarchy, and what it costs to get there.</summary>
public readonly record struct Seed(int Place, uint Ms, uint Dm);
