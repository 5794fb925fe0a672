namespace CoverageMap.Planner;

/// <summary>The steps of planning a day, in order.</summary>
public enum PlanStep { Demand, Problem, Solve, Explain, Check, Keep }

/// <summary>How far planning a day has come.</summary>
/// <param name="VisitsPlanned">So far; 0 before the first routes are there.</param>
public sealed record PlanProgress(PlanStep Step, int VisitsPlanned);
