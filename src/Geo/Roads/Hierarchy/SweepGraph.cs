using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>One side's arcs of a place.</summary>
internal delegate ReadOnlySpan<HierarchyArc> ArcsOfPlace(int place);

/// <summary>
/// The part of one side of a hierarchy above some seeds, copied out with its nodes numbered by importance, most important
/// first: what a sweep over all of it needs, one after the other in memory (the restricted sweeps of Delling, Goldberg and
/// Werneck, "Faster batched shortest paths in road networks", 2011).
/// </summary>
internal sealed class SweepGraph<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
{
    private readonly List<int> _open = [];
    private readonly List<int> _places = [];
    private readonly List<int> _firstArc = [];
    private readonly List<int> _other = [];
    private readonly List<T> _weight = [];
    private readonly ulong[] _isAbove;
    private readonly int[] _numberOf;

    public SweepGraph(int places) => (_isAbove, _numberOf) = (new ulong[(places + 63) / 64], new int[places]);

    public int Nodes => _places.Count;

    /// <summary>The place of each node; ascending.</summary>
    public ReadOnlySpan<int> Places => CollectionsMarshal.AsSpan(_places);

    /// <summary>Where each node's arcs begin; one more than nodes.</summary>
    public ReadOnlySpan<int> FirstArc => CollectionsMarshal.AsSpan(_firstArc);

    /// <summary>The more important node of each arc.</summary>
    public ReadOnlySpan<int> Other => CollectionsMarshal.AsSpan(_other);
    public ReadOnlySpan<T> Weights => CollectionsMarshal.AsSpan(_weight);

    /// <summary>The number of a place's node, or -1.</summary>
    public int NumberOf(int place) => (_isAbove[place >> 6] >> place & 1) != 0 ? _numberOf[place] : -1;

    /// <param name="arcsOf">One side of the hierarchy: arcs from a place to more important ones, or to it from them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Build(IEnumerable<Seed> seeds, ArcsOfPlace arcsOf)
    {
        Clear();
        foreach (var seed in seeds) Reach(seed.Place);
        while (_open.Count > 0)
        {
            var place = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            foreach (ref readonly var arc in arcsOf(place)) Reach(arc.Place);
        }
        Number();
        foreach (var place in _places)
        {
            _firstArc.Add(_other.Count);
            foreach (ref readonly var arc in arcsOf(place))
            {
                _other.Add(_numberOf[arc.Place]);
                _weight.Add(Lanes<T>.Of(arc.Ms, arc.Dm));
            }
        }
        _firstArc.Add(_other.Count);
    }

    private void Clear()
    {
        foreach (var place in _places) _isAbove[place >> 6] = 0;
        _places.Clear();
        _firstArc.Clear();
        _other.Clear();
        _weight.Clear();
    }

    private void Reach(int place)
    {
        ref var word = ref _isAbove[place >> 6];
        var bit = 1UL << place;
        if ((word & bit) != 0) return;
        word |= bit;
        _open.Add(place);
        _places.Add(place);
    }

    private void Number()
    {
        CollectionsMarshal.AsSpan(_places).Sort();
        for (var number = 0; number < _places.Count; number++) _numberOf[_places[number]] = number;
    }
}
