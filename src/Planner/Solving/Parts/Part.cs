namespace CoverageMap.Planner.Solving.Parts;

/// <summary>Some teams and the visits that only they may serve for now, by number in the problem.</summary>
internal sealed record Part(IReadOnlyList<int> Teams, IReadOnlyList<int> Visits);
