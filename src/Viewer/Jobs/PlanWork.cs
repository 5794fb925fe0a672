namespace CoverageMap.Viewer.Jobs;

/// <summary>Plans an area's day and stores the plan; reports stage and share as it goes.</summary>
public delegate Task PlanWork(PlanKey key, Action<string?, double?> report, CancellationToken cancel);
