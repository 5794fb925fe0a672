namespace CoverageMap.Planner.Solving.Parts;

/// <summary>
/// Shares the time of a cut among its parts by their sizes, so that nobody who searches them is idle before its end: whoever takes fewer
/// parts than others has longer for each. (Shared by size alone, one of two had nothing to do for a third of the time of three parts
/// alike, for a seventh of that of seven.)
/// </summary>
/// <param name="lanes">How many parts are searched at the same time.</param>
/// <param name="sizes">Of all parts, in the order in which they begin, the largest first.</param>
internal sealed class CutTimes(int lanes, IReadOnlyList<long> sizes)
{
    /// <summary>
    /// Who would have no part gets the next one, if it takes there up to a third longer for its size: else a second's difference would decide
    /// whether somebody is idle.
    /// </summary>
    private const double PreferenceOfIdle = 0.75;

    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _ends = [];
    private readonly bool[] _isBegun = new bool[sizes.Count];

    /// <summary>A part begins. What the others still take of their time is theirs; the parts that have not begun are dealt out among all.</summary>
    /// <param name="part">Its number in the order.</param>
    /// <param name="until">When the cut ends.</param>
    /// <returns>When the part has to end.</returns>
    public TimeSpan Begin(int part, TimeSpan now, TimeSpan until)
    {
        lock (_lock)
        {
            _isBegun[part] = true;
            var ofLane = until > now ? until - now : TimeSpan.Zero;
            var ends = now + ofLane * (sizes[part] / SizeOfLane(part, ofLane, now, until));
            _ends.Add(ends);
            return ends;
        }
    }

    /// <summary>A part is done, sooner or later than it had to be.</summary>
    /// <param name="ends">As <see cref="Begin"/> told.</param>
    public void End(TimeSpan ends)
    {
        lock (_lock) _ends.Remove(ends);
    }

    /// <summary>Of the part that begins and those that are to be searched after it, where the next is always dealt to who comes to it first.</summary>
    private double SizeOfLane(int part, TimeSpan ofLane, TimeSpan now, TimeSpan until)
    {
        var idle = Enumerable.Repeat(ofLane, lanes - 1 - _ends.Count);
        double[] free = [ofLane.TotalSeconds, .. _ends.Select(end => until - (end > now ? end : now)).Concat(idle).Select(time => time.TotalSeconds)];
        var dealt = new double[free.Length];
        dealt[0] = sizes[part];
        for (var other = 0; other < sizes.Count; other++)
        {
            if (_isBegun[other]) continue;
            var next = 0;
            for (var lane = 1; lane < free.Length; lane++)
                if (Slowness(lane, other) < Slowness(next, other)) next = lane;
            dealt[next] += sizes[other];
        }
        return dealt[0];

        double Slowness(int lane, int other) => (dealt[lane] == 0 ? PreferenceOfIdle : 1) * (dealt[lane] + sizes[other]) / Math.Max(1e-9, free[lane]);
    }
}
