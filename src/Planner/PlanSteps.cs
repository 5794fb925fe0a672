using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner;

/// <summary>Tells which step of planning runs, and takes its time.</summary>
internal sealed class PlanSteps(TimeProvider clock, IProgress<PlanProgress>? progress) : IProgress<SearchProgress>
{
    private readonly Dictionary<PlanStep, double> _seconds = [];
    private (PlanStep Step, long Began)? _running;
    private int _visits;

    public void Begin(PlanStep step)
    {
        Stop();
        _running = (step, clock.GetTimestamp());
        progress?.Report(new(step, _visits));
    }

    public void Report(SearchProgress value)
    {
        _visits = value.Served;
        if (_running is { } running) progress?.Report(new(running.Step, _visits, value.Share));
    }

    /// <returns>The seconds of each step.</returns>
    public IReadOnlyDictionary<PlanStep, double> End()
    {
        Stop();
        return _seconds;
    }

    private void Stop()
    {
        if (_running is { } running) _seconds[running.Step] = Math.Round(clock.GetElapsedTime(running.Began).TotalSeconds, 3);
    }
}
