namespace CoverageMap.Geo.Roads.Tables;

/// <summary>A point of a file of points, under the file's own id for it.</summary>
public sealed record NamedPoint(string Id, LonLat Position);
