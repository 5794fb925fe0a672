using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Matching;

/// <summary>
/// Finds the roads on which a trace was recorded: the sequence of places on roads that best explains how far each point
/// is from its road and how far one rides between (P. Newson, J. Krumm 2009, "Hidden Markov map matching through noise
/// and sparseness").
/// </summary>
public static class MatchTrace
{
    /// <returns>Stretches in order; empty where nothing fits.</returns>
    public static IReadOnlyList<MatchedStretch> Run(
        RoadNetwork network, IReadOnlyList<TracePoint> trace, bool splitAtGaps, CancellationToken cancel)
    {
        var candidates = TraceCandidates.Find(network, trace);
        var transitions = new TraceTransitions(network, trace, candidates, cancel);
        var gaps = splitAtGaps ? TraceGaps.Of(trace) : (_, _) => false;
        var emissions = candidates.Select((places, point) =>
            places.Select(place => Emission(place, TraceCandidates.Precision(trace[point]))).ToArray()).ToArray();
        return [.. LikeliestChains.Find(emissions, transitions.Between, gaps).Where(chain => chain.Count > 1)
            .Select(chain => Read(chain, trace, candidates))];
    }

    // Constant terms are the same for all places of a point.
    private static double Emission(RoadPosition place, double precision) => -0.5 * Math.Pow(place.DistanceMetres / precision, 2);

    private static MatchedStretch Read(Chain chain, IReadOnlyList<TracePoint> trace, IReadOnlyList<IReadOnlyList<RoadPosition>> candidates)
    {
        var best = chain.Best();
        var places = chain.Points.Select((point, link) => candidates[point][best[link]]).ToArray();
        var likely = chain.WithinOf(best, Math.Log(100));
        var others = chain.Points.Select((point, link) =>
            likely[link].Select(one => candidates[point][one].Edge).Distinct().Count(edge => edge != places[link].Edge)).ToArray();
        StandStill(places);
        return new MatchedStretch(chain.Points, places, others, Confidence(chain, best, trace));
    }

    // A receiver at rest wanders: a place a little behind the one before is taken to be the same.
    private static void StandStill(RoadPosition[] places)
    {
        for (var place = 1; place < places.Length; place++)
            if (TraceTransitions.IsBehind(places[place - 1], places[place]))
                places[place] = places[place] with { OffsetDm = places[place - 1].OffsetDm, Position = places[place - 1].Position };
    }

    private static double Confidence(Chain chain, int[] best, IReadOnlyList<TracePoint> trace)
    {
        const double DoubtfulShare = 0.2;
        double straight = 0, deviation = 0;
        for (var link = 1; link < chain.Count; link++)
        {
            straight += trace[chain.Points[link - 1]].Position.DistanceMetresTo(trace[chain.Points[link]].Position);
            deviation += -chain.Transition(link, best[link - 1], best[link]) * TraceTransitions.DeviationMetres;
        }
        var share = straight > 0 ? deviation / straight : 0;
        return 1 / (1 + Math.Pow(share / DoubtfulShare, 2));
    }
}
