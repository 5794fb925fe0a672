using CoverageMap.Geo;
using CoverageMap.Geo.Roads;

namespace CoverageMap.Planner.Tests.Solving.Days;

/// <summary>The line of <see cref="SmallProblem"/> with a river at a place of it, which no road crosses.</summary>
internal sealed class FakeIsland(double river) : ITravelTimes
{
    public string Name => "an island";

    public TravelMatrix Matrix(IReadOnlyList<LonLat> sources, IReadOnlyList<LonLat> targets, double speedKmh, CancellationToken cancel)
    {
        var matrix = SmallProblem.Travel.Matrix(sources, targets, speedKmh, cancel);
        for (var from = 0; from < sources.Count; from++)
            for (var to = 0; to < targets.Count; to++)
                if (Way(sources[from], targets[to]) == TravelWay.None) matrix.SetUnreachable(from, to);
        return matrix;
    }

    public TravelWay Way(LonLat source, LonLat target) => IsBeyond(source) == IsBeyond(target) ? TravelWay.Road : TravelWay.None;

    private bool IsBeyond(LonLat place) => place.Lon > SmallProblem.At(river).Lon;
}
