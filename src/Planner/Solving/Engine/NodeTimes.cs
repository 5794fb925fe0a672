using System.Runtime.CompilerServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The times of each node, side by side, for each number of breaks taken before.</summary>
internal sealed class NodeTimes
{
    private static readonly int SizeOfLayer = Unsafe.SizeOf<LayerTime>() / sizeof(int);
    private static readonly int SizeOfRest = Unsafe.SizeOf<NodeTime>() / sizeof(int) - 2 * SizeOfLayer;

    private readonly int[] _all;
    private readonly int _width;

    public NodeTimes(Model model)
    {
        // Two layers at least, so that a node's times can be looked at as those of a shift with one break.
        _width = SizeOfRest + SizeOfLayer * (1 + Math.Max(1, model.Routes.Max(route => route.Breaks.Length)));
        _all = new int[model.Nodes * _width];
    }

    /// <summary>How many numbers the times of a node are.</summary>
    public int Width => _width;

    /// <summary>Of a node, with those for no break taken before and for one.</summary>
    public ref NodeTime this[int node]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<int, NodeTime>(ref _all[node * _width]);
    }

    public Span<int> All(int node) => _all.AsSpan(node * _width, _width);

    /// <summary>Of a node, for so many breaks taken before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref LayerTime Layer(int node, int breaks) => ref Unsafe.As<int, LayerTime>(ref _all[node * _width + SizeOfRest + breaks * SizeOfLayer]);
}

/// <summary>Of a node, but for more than one break taken before.</summary>
internal struct NodeTime
{
    /// <summary>The seconds that are free between a node and its next; of a route's end, the most anywhere in the route.</summary>
    public int Gap;

    /// <summary>How long the ride to the next node is; kept only where metres are limited.</summary>
    public int Metres;

    /// <summary>Of a visit: seconds of service by its route's team.</summary>
    public int Service;

    /// <summary>Of a visit: seconds of setup by its route's team, needed or not.</summary>
    public int Setup;

    /// <summary>Of a visit: seconds of service, and of the setup if its place in the route needs it.</summary>
    public int Action;

    /// <summary>Before the first break.</summary>
    public LayerTime Fresh;

    /// <summary>After one break.</summary>
    public LayerTime Rested;
}

/// <summary>Of a node, for some number of breaks taken before.</summary>
internal struct LayerTime
{
    /// <summary>When it is left at the soonest.</summary>
    public int Depart;

    /// <summary>When it is reached at the latest, if its setup is needed.</summary>
    public int Reach;

    public int ReachWithoutSetup;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int ReachIf(bool needsSetup) => needsSetup ? Reach : ReachWithoutSetup;
}
