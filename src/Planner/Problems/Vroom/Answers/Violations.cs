namespace CoverageMap.Planner.Problems.Vroom.Answers;

/// <summary>What a step, a route or a plan breaks: causes as VROOM names them, and how early or late it is in seconds.</summary>
public sealed class Violations
{
    public const string LeadTime = "lead_time";
    public const string Delay = "delay";

    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private bool _isEarly;
    private bool _isLate;

    public long EarlySeconds { get; private set; }

    public long LateSeconds { get; private set; }

    /// <summary>Every cause once, with its seconds for the first two.</summary>
    public IEnumerable<(string Cause, long? Seconds)> All
    {
        get
        {
            if (_isEarly) yield return (LeadTime, EarlySeconds);
            if (_isLate) yield return (Delay, LateSeconds);
            foreach (var cause in _others) yield return (cause, null);
        }
    }

    public void AddEarly(long seconds) => (_isEarly, EarlySeconds) = (true, EarlySeconds + seconds);

    public void AddLate(long seconds) => (_isLate, LateSeconds) = (true, LateSeconds + seconds);

    /// <param name="cause">load, max_tasks, skills, precedence, missing_break, max_travel_time, max_load or max_distance.</param>
    public void Add(string cause) => _others.Add(cause);

    public void Add(Violations other)
    {
        if (other._isEarly) AddEarly(other.EarlySeconds);
        if (other._isLate) AddLate(other.LateSeconds);
        _others.UnionWith(other._others);
    }

    /// <summary>How far outside of the nearest window a time is; nothing within one or without windows.</summary>
    public void AddTime(long time, IReadOnlyList<TimeWindow> windows)
    {
        var (early, late) = (long.MaxValue, long.MaxValue);
        foreach (var window in windows)
        {
            if (time >= window.From && time <= window.Until) return;
            if (time < window.From) early = Math.Min(early, window.From - time);
            else late = Math.Min(late, time - window.Until);
        }
        if (early < late) AddEarly(early);
        else if (late < long.MaxValue) AddLate(late);
    }
}
