namespace CoverageMap.Planner.Solving.Parts;

/// <summary>Shares the time of a cut among its parts by their sizes, so that nobody who searches them is idle for long before its end.</summary>
/// <param name="lanes">How many parts are searched at the same time.</param>
/// <param name="size">Of all parts together.</param>
internal sealed class CutTimes(int lanes, long size)
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _ends = [];
    private long _left = size;

    /// <summary>A part begins. What the others still take of their time is theirs; the rest is shared with the parts that have not begun.</summary>
    /// <param name="until">When the cut ends.</param>
    /// <returns>When the part has to end.</returns>
    public TimeSpan Begin(long sizeOfPart, TimeSpan now, TimeSpan until)
    {
        lock (_lock)
        {
            var ofLane = until > now ? until - now : TimeSpan.Zero;
            var free = lanes * ofLane - TimeSpan.FromTicks(_ends.Sum(end => Math.Max(0, (end - now).Ticks)));
            var time = free * ((double)sizeOfPart / _left);
            var ends = now + (time < ofLane ? time : ofLane);
            _left -= sizeOfPart;
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
}
