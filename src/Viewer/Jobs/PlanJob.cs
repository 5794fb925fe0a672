namespace CoverageMap.Viewer.Jobs;

/// <summary>One area's day, planned at most once at a time.</summary>
public readonly record struct PlanKey(string AreaCode, DateOnly Day);

public enum PlanJobState { Waiting, Running, Done, Failed }

/// <summary>Planning a day again in the background, as the board shows it.</summary>
/// <param name="Stage">What the planner is doing, in its own words; null before it starts.</param>
/// <param name="Share">How much is done, 0 to 1; null where that is not known.</param>
/// <param name="Error">Why it failed, fit to show; null unless it did.</param>
public sealed record PlanJob(
    Guid Id, PlanKey Key, PlanJobState State, string? Stage, double? Share, string? Error, DateTimeOffset ChangedAt)
{
    public bool IsUnderWay => State is PlanJobState.Waiting or PlanJobState.Running;
}
