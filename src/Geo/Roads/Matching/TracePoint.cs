namespace CoverageMap.Geo.Roads.Matching;

/// <summary>A position as a satellite receiver told it.</summary>
/// <param name="Seconds">When, in seconds of any clock that all points share; null: not told.</param>
/// <param name="PrecisionMetres">The standard deviation of its distance from the true place; null: as usual.</param>
/// <param name="MayUse">Whether an arc may be taken into account; null: all.</param>
public sealed record TracePoint(LonLat Position, long? Seconds = null, double? PrecisionMetres = null, Func<int, bool>? MayUse = null);
