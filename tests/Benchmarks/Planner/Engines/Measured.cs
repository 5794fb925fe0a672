using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Benchmarks.Planner.Engines;

/// <summary>What an engine found for an instance, and in how long.</summary>
/// <param name="Iterations">Null where the engine counts none.</param>
/// <param name="How">Settings that were tried and gave this, where there was a choice.</param>
internal sealed record Measured(IReadOnlyList<PlannedVisits> Routes, double Seconds, long? Iterations, string How = "");
