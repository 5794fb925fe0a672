namespace CoverageMap.Geo.Roads.Matching;

/// <summary>
/// Cuts a sequence of points into chains that hang together, by the algorithm of Viterbi. A point that nothing leads to
/// is passed over; when too many in a row are, the chain ends and another begins at the first of them.
/// </summary>
internal static class LikeliestChains
{
    private const int MostPassedOver = 10;

    /// <param name="emissions">For each point the log-likelihood of each of its places; none: the point is an outlier.</param>
    /// <param name="transitions">Of two points the log-likelihoods between their places, row by row.</param>
    /// <param name="isGap">Whether two points belong to different chains anyway.</param>
    public static IReadOnlyList<Chain> Find(double[][] emissions, Func<int, int, double[]> transitions, Func<int, int, bool> isGap)
    {
        var chains = new List<Chain>();
        var next = 0;
        while (Array.FindIndex(emissions, next, places => places.Length > 0) is var start && start >= 0)
        {
            var chain = new Chain(start, emissions[start]);
            next = Grow(chain, emissions, transitions, isGap);
            chains.Add(chain);
        }
        return chains;
    }

    /// <returns>The point at which the next chain begins.</returns>
    private static int Grow(Chain chain, double[][] emissions, Func<int, int, double[]> transitions, Func<int, int, bool> isGap)
    {
        var firstPassed = -1;
        for (var point = chain.Points[^1] + 1; point < emissions.Length; point++)
        {
            if (isGap(chain.Points[^1], point)) return firstPassed >= 0 ? firstPassed : point;
            if (emissions[point].Length > 0 && chain.TryAppend(point, emissions[point], transitions(chain.Points[^1], point)))
            {
                firstPassed = -1;
                continue;
            }
            if (firstPassed < 0) firstPassed = point;
            if (point - firstPassed >= MostPassedOver) return firstPassed;
        }
        return firstPassed >= 0 ? firstPassed : emissions.Length;
    }
}
