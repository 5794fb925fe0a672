using System.ComponentModel.DataAnnotations;

namespace CoverageMap.Planner.Solving;

/// <summary>How long and how the solver searches.</summary>
public sealed record SolveOptions
{
    /// <summary>Wall time from the problem to the plan, at most: without <see cref="Iterations"/> few visits get less (<see cref="UsualTime"/>).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>With one thread the same seed and iterations give the same plan.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Steps of the search, null for no limit; for results that can be repeated.</summary>
    [Range(1, int.MaxValue)]
    public int? Iterations { get; init; }

    /// <summary>Threads that search; the default is the machine's processors.</summary>
    [Range(1, 256)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Seconds of riding that one point of a visit's worth justifies. The default lets a team ride half an hour more for
    /// each point of a campaign's worth (ten points here), so that hours, not thrift, limit what is planned.
    /// </summary>
    [Range(1, 100_000)]
    public int RideSecondsPerWorth { get; init; } = 180;
}
