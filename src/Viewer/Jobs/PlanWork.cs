using CoverageMap.Planner;

namespace CoverageMap.Viewer.Jobs;

/// <summary>Plans an area's day and stores the plan.</summary>
public delegate Task PlanWork(PlanKey key, IProgress<PlanProgress> progress, CancellationToken cancel);
