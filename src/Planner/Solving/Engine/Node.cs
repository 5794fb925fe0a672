namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// A visit, or a route's start or end, in the doubly linked list of its route. Half a cache line: trying a place in a
/// route reads two of them.
/// </summary>
internal struct Node
{
    public int Next;
    public int Prev;

    /// <summary>−1 for a visit in no route.</summary>
    public int Route;

    /// <summary>Its row in the matrices.</summary>
    public int Row;

    /// <summary>When the service has ended at the soonest, with no break taken before.</summary>
    public int Depart;

    /// <summary>
    /// The latest arrival with which the rest of the route, all breaks still to come, stays within its hours; −1: none. For
    /// a visit with a setup: if the setup is needed.
    /// </summary>
    public int Late;

    /// <summary>The cost of the ride to <see cref="Next"/>, its service included.</summary>
    public int ArcCost;

    /// <summary>How long the ride to <see cref="Next"/> takes: read here, walks along a route need no matrix.</summary>
    public int ArcSeconds;
}

/// <summary>A ride: whole seconds, and cost in the model's unit with the price of the service that follows.</summary>
internal readonly struct Arc(int seconds, int cost)
{
    public readonly int Seconds = seconds;
    public readonly int Cost = cost;
}

/// <summary>What the rides from and to a node cost as it is in its route, and where they lead.</summary>
internal struct SideCosts
{
    /// <summary>Of a visit in no route: so cheap that no place beside it saves anything.</summary>
    public static readonly SideCosts None = new() { Out = -(1 << 30), In = -(1 << 30) };

    public int Out;
    public int In;

    /// <summary>The rows of the nodes after and before it.</summary>
    public int NextRow;
    public int PrevRow;
}
