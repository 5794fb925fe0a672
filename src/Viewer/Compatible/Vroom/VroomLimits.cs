using CoverageMap.Planner.Solving;

namespace CoverageMap.Viewer.Compatible.Vroom;

/// <summary>How much a VROOM client may ask for at once.</summary>
public sealed record VroomLimits
{
    public int BodyBytes { get; init; } = 20 << 20;

    /// <summary>Jobs, and two for each shipment.</summary>
    public int Tasks { get; init; } = 2_000;

    public int Vehicles { get; init; } = 200;

    /// <summary>How long the solver searches where the client does not say: less for few tasks (<see cref="UsualTime"/>).</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest that a client may ask for.</summary>
    public TimeSpan LongestTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most threads of one search.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>How many problems are solved at the same time; others wait for their turn.</summary>
    public int Solves { get; init; } = 2;

    /// <summary>How many may wait; more are told to come again.</summary>
    public int Waiting { get; init; } = 20;
}
