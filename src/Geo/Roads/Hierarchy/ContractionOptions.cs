namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>How a hierarchy is built. The shares weigh what makes a node dear; only their proportions matter.</summary>
internal sealed record ContractionOptions
{
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 16);

    /// <summary>Nodes that a search for a witness settles at most, when a node is taken out.</summary>
    public int SettledToContract { get; init; } = 100;

    /// <summary>Likewise when it is only weighed.</summary>
    public int SettledToWeigh { get; init; } = 30;

    /// <summary>The part of the nodes left, least important first, that may leave in one round: smaller is better and slower.</summary>
    public double LeavingShare { get; init; } = 0.1;

    public int LevelShare { get; init; } = 500;
    public int ShortcutShare { get; init; } = 1000;
    public int HopShare { get; init; } = 1000;
}
