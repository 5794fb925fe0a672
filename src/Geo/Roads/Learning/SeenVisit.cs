namespace CoverageMap.Geo.Roads.Learning;

/// <summary>A visit as far as rides can be learned from it; the device tells its place and time when the outcome is tapped.</summary>
/// <param name="At">When the outcome was tapped: the end of the visit.</param>
/// <param name="ServiceSeconds">What the visit was expected to take; null where that is not known.</param>
/// <param name="IsCorrection">Its time is that of the correction, not of the visit.</param>
public sealed record SeenVisit(
    int TeamId, DateTimeOffset At, LonLat Position, double AccuracyMetres, double? ServiceSeconds, bool IsCorrection);
