using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// The part of one side of a hierarchy above some seeds, copied out with its nodes numbered by importance, most important
/// first: what a sweep over all of it needs, one after the other in memory (the restricted sweeps of Delling, Goldberg and
/// Werneck, "Faster batched shortest paths in road networks", 2011).
/// </summary>
internal sealed class SweepGraph<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
{
    private readonly ulong[] _isAbove;
    private readonly int[] _numberOf;
    private int[] _open = new int[64];
    private int[] _places = new int[64];
    private int[] _firstArc = new int[65];
    private int[] _other = new int[256];
    private T[] _weight = new T[256];
    private int _arcs;

    public SweepGraph(int places) => (_isAbove, _numberOf) = (new ulong[(places + 63) / 64], new int[places]);

    public int Nodes { get; private set; }

    /// <summary>The place of each node; ascending.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, Nodes);

    /// <summary>Where each node's arcs begin; one more than nodes.</summary>
    public ReadOnlySpan<int> FirstArc => _firstArc.AsSpan(0, Nodes + 1);

    /// <summary>The more important node of each arc.</summary>
    public ReadOnlySpan<int> Other => _other.AsSpan(0, _arcs);
    public ReadOnlySpan<T> Weights => _weight.AsSpan(0, _arcs);

    /// <summary>The number of a place's node, or -1.</summary>
    public int NumberOf(int place) => (_isAbove[place >> 6] >> place & 1) != 0 ? _numberOf[place] : -1;

    /// <param name="points">The seeds of some sources or targets.</param>
    /// <param name="isDown">Which side: arcs to a place from more important ones, or from it to them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Build(ReadOnlySpan<Seed[]> points, RoadHierarchy hierarchy, bool isDown)
    {
        Clear();
        ReadOnlySpan<int> first = hierarchy.First.Span;
        ReadOnlySpan<HierarchyArc> arcs = hierarchy.Arcs.Span;
        var side = isDown ? 1 : 0;
        var open = 0;
        foreach (var seeds in points)
        {
            foreach (ref readonly var seed in seeds.AsSpan())
            {
                open = Reach(seed.Place, open);
                while (open > 0)
                {
                    var place = _open[--open];
                    foreach (ref readonly var arc in arcs[first[2 * place + side]..first[2 * place + side + 1]]) open = Reach(arc.Place, open);
                }
            }
        }
        Array.Sort(_places, 0, Nodes);
        for (var number = 0; number < Nodes; number++) _numberOf[_places[number]] = number;
        if (_firstArc.Length <= Nodes) _firstArc = new int[_places.Length + 1];
        for (var number = 0; number < Nodes; number++)
        {
            _firstArc[number] = _arcs;
            var place = 2 * _places[number] + side;
            var own = arcs[first[place]..first[place + 1]];
            if (_arcs + own.Length > _other.Length) Grow(own.Length);
            foreach (ref readonly var arc in own)
            {
                _other[_arcs] = _numberOf[arc.Place];
                _weight[_arcs++] = Lanes<T>.Of(arc.Ms, arc.Dm);
            }
        }
        _firstArc[Nodes] = _arcs;
    }

    private void Clear()
    {
        for (var number = 0; number < Nodes; number++) _isAbove[_places[number] >> 6] = 0;
        (Nodes, _arcs) = (0, 0);
    }

    private void Grow(int more)
    {
        Array.Resize(ref _other, 2 * (_arcs + more));
        Array.Resize(ref _weight, 2 * (_arcs + more));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Reach(int place, int open)
    {
        ref var word = ref _isAbove[place >> 6];
        var bit = 1UL << place;
        if ((word & bit) != 0) return open;
        word |= bit;
        if (Nodes == _places.Length) Array.Resize(ref _places, 2 * Nodes);
        if (open == _open.Length) Array.Resize(ref _open, 2 * open);
        _places[Nodes++] = place;
        _open[open] = place;
        return open + 1;
    }
}
