namespace CoverageMap.Geo.Roads.Matching;

/// <summary>Points of a trace that hang together, with the likelihood of the best way to each of their places.</summary>
internal sealed class Chain
{
    private readonly List<int> _points;
    private readonly List<double[]> _emissions;
    private readonly List<double[]> _scores;
    // From the places of the point before to those of each point; nothing for the first.
    private readonly List<double[]> _transitions = [[]];

    public Chain(int point, double[] emissions) => (_points, _emissions, _scores) = ([point], [emissions], [emissions]);

    public IReadOnlyList<int> Points => _points;

    public int Count => _points.Count;

    /// <returns>False, and nothing changes, where no place can be reached.</returns>
    public bool TryAppend(int point, double[] emissions, double[] transitions)
    {
        var before = _scores[^1];
        var scores = new double[emissions.Length];
        for (var to = 0; to < scores.Length; to++)
        {
            var best = double.NegativeInfinity;
            for (var from = 0; from < before.Length; from++) best = Math.Max(best, before[from] + transitions[from * scores.Length + to]);
            scores[to] = best + emissions[to];
        }
        if (scores.All(double.IsNegativeInfinity)) return false;
        _points.Add(point);
        _emissions.Add(emissions);
        _scores.Add(scores);
        _transitions.Add(transitions);
        return true;
    }

    public double Transition(int link, int from, int to) => _transitions[link][from * _scores[link].Length + to];

    /// <summary>The likeliest place of each point.</summary>
    public int[] Best()
    {
        var best = new int[Count];
        best[^1] = Array.IndexOf(_scores[^1], _scores[^1].Max());
        for (var link = Count - 1; link > 0; link--)
            best[link - 1] = Enumerable.Range(0, _scores[link - 1].Length).MaxBy(from => _scores[link - 1][from] + Transition(link, from, best[link]));
        return best;
    }

    /// <summary>The places of each point on some whole way that is nearly as likely as the best.</summary>
    /// <param name="margin">How much less likely it may be, as a logarithm.</param>
    public IReadOnlyList<IReadOnlyList<int>> WithinOf(int[] best, double margin)
    {
        var after = new double[Count][];
        after[^1] = new double[_scores[^1].Length];
        for (var link = Count - 1; link > 0; link--)
            after[link - 1] = [.. Enumerable.Range(0, _scores[link - 1].Length).Select(from => Enumerable.Range(0, _scores[link].Length)
                .Max(to => Transition(link, from, to) + _emissions[link][to] + after[link][to]))];
        var least = _scores[^1][best[^1]] - margin;
        return [.. _scores.Select((scores, link) => Enumerable.Range(0, scores.Length).Where(one => scores[one] + after[link][one] >= least).ToList())];
    }
}
