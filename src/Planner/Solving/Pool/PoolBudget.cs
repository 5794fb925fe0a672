namespace CoverageMap.Planner.Solving.Pool;

/// <summary>How long routes are combined: by the clock, or by counts of the work done, OR-Tools' and ours, the same at any speed.</summary>
/// <param name="seconds">The count of work is in seconds too, of some machine.</param>
internal sealed class PoolBudget(double seconds, bool isWork)
{
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private double _worked;

    public bool IsSpent => Left <= 0;

    /// <summary>As a parameter of CP-SAT.</summary>
    public string Parameter => FormattableString.Invariant($"{(isWork ? "max_deterministic_time" : "max_time_in_seconds")}:{Math.Max(0.001, Left)}");

    private double Left => seconds - (isWork ? _worked : TimeProvider.System.GetElapsedTime(_began).TotalSeconds);

    public void Work(double work) => _worked += work;
}
