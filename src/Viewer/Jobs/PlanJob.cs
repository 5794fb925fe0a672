using CoverageMap.Planner;

namespace CoverageMap.Viewer.Jobs;

/// <summary>One area's day, planned at most once at a time.</summary>
public readonly record struct PlanKey(string AreaCode, DateOnly Day);

public enum PlanJobState { Waiting, Running, Done, Failed }

/// <summary>Planning a day again in the background, as the board shows it.</summary>
/// <param name="Progress">Null before it starts.</param>
/// <param name="Error">Why it failed, fit to show; empty for a fault of ours; null unless it failed.</param>
public sealed record PlanJob(
    Guid Id, PlanKey Key, PlanJobState State, PlanProgress? Progress, string? Error, DateTimeOffset ChangedAt)
{
    public bool IsUnderWay => State is PlanJobState.Waiting or PlanJobState.Running;
}
