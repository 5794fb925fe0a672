using System.Runtime.CompilerServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The times of each node, side by side, for each number of breaks taken before.</summary>
internal sealed class NodeTimes
{
    private readonly int[] _all;
    private readonly int _layers;
    private readonly int _width;
    private readonly int _withoutSetup;

    public NodeTimes(Model model)
    {
        _layers = 1 + model.Routes.Max(route => route.Breaks.Length);
        // Where nothing needs a setup both are the same.
        _withoutSetup = model.Setup is null ? _layers : 2 * _layers;
        _width = _withoutSetup + _layers + (model.Metres is null ? 4 : 5);
        _all = new int[model.Nodes * _width];
    }

    /// <summary>How many numbers the times of a node are.</summary>
    public int Width => _width;

    public Span<int> All(int node) => _all.AsSpan(node * _width, _width);

    /// <summary>When a node is left at the soonest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Depart(int node, int breaks = 0) => ref _all[node * _width + breaks];

    /// <summary>When a node is reached at the latest, if its setup is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Reach(int node, int breaks = 0) => ref _all[node * _width + _layers + breaks];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int ReachWithoutSetup(int node, int breaks = 0) => ref _all[node * _width + _withoutSetup + breaks];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Reach(int node, int breaks, bool needsSetup) => _all[node * _width + (needsSetup ? _layers : _withoutSetup) + breaks];

    /// <summary>The seconds that are free between a node and its next; of a route's end, the most anywhere in the route.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Gap(int node) => ref _all[node * _width + _width - 1];

    /// <summary>How long the ride to the next node is; kept only where metres are limited.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Metres(int node) => ref _all[node * _width + _width - 5];

    /// <summary>Of a visit: seconds of service by its route's team.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Service(int visit) => ref _all[visit * _width + _width - 2];

    /// <summary>Of a visit: seconds of setup by its route's team, needed or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Setup(int visit) => ref _all[visit * _width + _width - 3];

    /// <summary>Of a visit: seconds of service, and of the setup if its place in the route needs it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Action(int visit) => ref _all[visit * _width + _width - 4];
}
