using CoverageMap.Geo.Roads.Memory;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>A contraction hierarchy to ask: for each place its arcs up to more important places, and down from them.</summary>
public sealed class RoadHierarchy
{
    private readonly object[] _keepers;

    /// <param name="keepers">What keeps the sections' memory alive.</param>
    internal RoadHierarchy(Section<int> first, Section<HierarchyArc> arcs, params object[] keepers) =>
        (First, Arcs, _keepers) = (first, arcs, keepers);

    public int Places => First.Length / 2;

    /// <summary>As <see cref="HierarchyArrays.First"/>: both sides of a place lie together, as searches need them together.</summary>
    internal Section<int> First { get; }
    internal Section<HierarchyArc> Arcs { get; }

    internal static RoadHierarchy InMemory(HierarchyArrays arrays)
    {
        var first = Section<int>.Pin(arrays.First, out var one);
        var arcs = Section<HierarchyArc>.Pin(arrays.Arcs, out var two);
        return new RoadHierarchy(first, arcs, one, two);
    }

    /// <summary>The arcs of a place to more important ones.</summary>
    internal ReadOnlySpan<HierarchyArc> Up(int place) => Arcs.Span[First[2 * place]..First[2 * place + 1]];

    /// <summary>The arcs to a place from more important ones.</summary>
    internal ReadOnlySpan<HierarchyArc> Down(int place) => Arcs.Span[First[2 * place + 1]..First[2 * place + 2]];

    /// <summary>The place that an arc is listed at.</summary>
    internal int PlaceOfArc(int arc)
    {
        // The last beginning that is not behind the arc.
        var (low, high) = (0, First.Length - 1);
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (First[middle] <= arc) low = middle;
            else high = middle - 1;
        }
        return low / 2;
    }

    /// <summary>To be called after the last use of a section's pointer.</summary>
    internal void KeepAlive() => GC.KeepAlive(_keepers);
}
