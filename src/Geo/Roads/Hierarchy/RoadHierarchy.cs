using CoverageMap.Geo.Roads.Memory;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>A contraction hierarchy to ask: for each place its arcs up to more important places, and down from them.</summary>
public sealed class RoadHierarchy
{
    private readonly object[] _keepers;

    /// <param name="keepers">What keeps the sections' memory alive.</param>
    internal RoadHierarchy(
        Section<int> firstUp, Section<HierarchyArc> up, Section<int> firstDown, Section<HierarchyArc> down, params object[] keepers)
    {
        (FirstUp, Up, FirstDown, Down) = (firstUp, up, firstDown, down);
        _keepers = keepers;
    }

    public int Places => FirstUp.Length - 1;

    internal Section<int> FirstUp { get; }
    internal Section<HierarchyArc> Up { get; }
    internal Section<int> FirstDown { get; }
    internal Section<HierarchyArc> Down { get; }

    internal static RoadHierarchy InMemory(HierarchyArrays arrays)
    {
        var firstUp = Section<int>.Pin(arrays.FirstUp, out var one);
        var up = Section<HierarchyArc>.Pin(arrays.Up, out var two);
        var firstDown = Section<int>.Pin(arrays.FirstDown, out var three);
        var down = Section<HierarchyArc>.Pin(arrays.Down, out var four);
        return new RoadHierarchy(firstUp, up, firstDown, down, one, two, three, four);
    }

    /// <summary>To be called after the last use of a section's pointer.</summary>
    internal void KeepAlive() => GC.KeepAlive(_keepers);
}
