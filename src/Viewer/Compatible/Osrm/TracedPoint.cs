using CoverageMap.Geo.Roads.Matching;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Where a point of a trace was found.</summary>
/// <param name="Stretch">Which of the matched stretches it belongs to.</param>
/// <param name="Index">Which of the stretch's points it is.</param>
internal sealed record TracedPoint(int Stretch, int Index, RoadPosition Place, int Alternatives)
{
    /// <param name="kept">Which points of the trace were looked for.</param>
    /// <returns>One for each point of the trace; null where it was left out or not found.</returns>
    public static TracedPoint?[] Of(IReadOnlyList<MatchedStretch> stretches, IReadOnlyList<int> kept, int count)
    {
        var points = new TracedPoint?[count];
        foreach (var (number, stretch) in stretches.Index())
            foreach (var (index, point) in stretch.Points.Index())
                points[kept[point]] = new TracedPoint(number, index, stretch.Places[index], stretch.Alternatives[index]);
        return points;
    }
}
