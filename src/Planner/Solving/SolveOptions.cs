using System.ComponentModel.DataAnnotations;

namespace CoverageMap.Planner.Solving;

/// <summary>How long and how the solver searches.</summary>
public sealed record SolveOptions
{
    /// <summary>Wall time from the problem to the plan.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same seed and solution limit give the same plan.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Solutions looked at in each part of the problem, null for no limit; for results that can be repeated.</summary>
    [Range(1, int.MaxValue)]
    public int? SolutionLimit { get; init; }

    /// <summary>
    /// Seconds of riding that one point of a visit's worth justifies. The default lets a team ride half an hour more for
    /// each point of a campaign's worth (ten points here), so that hours, not thrift, limit what is planned.
    /// </summary>
    [Range(1, 100_000)]
    public int RideSecondsPerWorth { get; init; } = 180;
}
