using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Matching;

/// <summary>How likely one rides from each place of one point to each of another: the less the ride differs from the straight line.</summary>
internal sealed class TraceTransitions(
    RoadNetwork network, IReadOnlyList<TracePoint> trace, IReadOnlyList<IReadOnlyList<RoadPosition>> candidates, CancellationToken cancel)
{
    /// <summary>The mean of how much longer a ride is than the straight line between its points.</summary>
    public const double DeviationMetres = 10;

    /// <summary>A longer way around is no way.</summary>
    private const double MostDeviationMetres = 2000;

    /// <summary>Up to so far behind the last place one is taken to stand there.</summary>
    private const uint StandingDm = 200;

    /// <summary>Logarithms of likelihoods, row by row of the places of the first point.</summary>
    public double[] Between(int first, int second)
    {
        cancel.ThrowIfCancellationRequested();
        var (from, to) = (candidates[first], candidates[second]);
        var table = network.Table(from, to, withDistances: true, cancel);
        var straight = trace[first].Position.DistanceMetresTo(trace[second].Position);
        var likely = new double[from.Count * to.Count];
        for (var row = 0; row < from.Count; row++)
            for (var column = 0; column < to.Count; column++)
            {
                var deviation = IsBehind(from[row], to[column]) ? straight
                    : table.IsReachable(row, column) ? Math.Abs(table.Decimetres![row * to.Count + column] / 10.0 - straight)
                    : double.PositiveInfinity;
                likely[row * to.Count + column] = deviation > MostDeviationMetres ? double.NegativeInfinity : -deviation / DeviationMetres;
            }
        return likely;
    }

    public static bool IsBehind(RoadPosition before, RoadPosition place) => before.Edge == place.Edge
        && (before.Forward, before.Backward, place.Forward, place.Backward) switch
        {
            (true, false, true, false) => place.OffsetDm < before.OffsetDm && before.OffsetDm - place.OffsetDm <= StandingDm,
            (false, true, false, true) => place.OffsetDm > before.OffsetDm && place.OffsetDm - before.OffsetDm <= StandingDm,
            _ => false,
        };
}
