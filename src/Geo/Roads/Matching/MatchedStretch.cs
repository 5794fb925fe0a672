using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Matching;

/// <summary>A stretch of a trace that was found on the roads.</summary>
/// <param name="Points">The points by index, ascending; outliers are left out.</param>
/// <param name="Places">Where each of them was, with the direction of travel where there is but one.</param>
/// <param name="Alternatives">How many other roads may be meant by each.</param>
/// <param name="Confidence">From 0 to 1; a half where the way on roads is a fifth longer or shorter than the trace.</param>
public sealed record MatchedStretch(
    IReadOnlyList<int> Points, IReadOnlyList<RoadPosition> Places, IReadOnlyList<int> Alternatives, double Confidence);
