using System.Runtime.CompilerServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>Nodes by weight, lightest first; a node that got lighter is simply pushed again. Four children a place.</summary>
internal sealed class WeightHeap
{
    private (ulong Weight, int Node)[] _places = new (ulong, int)[256];
    private int _count;

    /// <summary>The lightest weight, or <see cref="ulong.MaxValue"/> when empty.</summary>
    public ulong Lightest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _count == 0 ? ulong.MaxValue : _places[0].Weight;
    }

    public void Clear() => _count = 0;

    public void Push(ulong weight, int node)
    {
        if (_count == _places.Length) Array.Resize(ref _places, _count * 2);
        var places = _places;
        var at = _count++;
        while (at > 0)
        {
            var above = at - 1 >> 2;
            if (places[above].Weight <= weight) break;
            places[at] = places[above];
            at = above;
        }
        places[at] = (weight, node);
    }

    public bool TryPop(out ulong weight, out int node)
    {
        if (_count == 0)
        {
            (weight, node) = (0, 0);
            return false;
        }
        var places = _places;
        (weight, node) = places[0];
        var last = places[--_count];
        Sink(places, last);
        return true;
    }

    private void Sink((ulong Weight, int Node)[] places, (ulong Weight, int Node) last)
    {
        var at = 0;
        for (var first = 1; first < _count; first = 4 * at + 1)
        {
            var least = first;
            var end = Math.Min(first + 4, _count);
            for (var child = first + 1; child < end; child++)
                if (places[child].Weight < places[least].Weight) least = child;
            if (places[least].Weight >= last.Weight) break;
            places[at] = places[least];
            at = least;
        }
        places[at] = last;
    }
}
