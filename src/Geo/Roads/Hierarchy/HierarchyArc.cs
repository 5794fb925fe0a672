using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>An arc between a node and a more important one, as seen from the less important.</summary>
/// <param name="Place">The place of the other, lower than the node's own: the most important node has place 0.</param>
/// <param name="Middle">The place of the node that a shortcut leads over, or for a move of the graph ~arc.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct HierarchyArc(int Place, uint Ms, uint Dm, int Middle)
{
    internal ulong Weight
    {
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
        get => (ulong)Ms << 32 | Dm;
    }
}

/// <summary>A hierarchy as it is built: nodes in places by importance, most important first.</summary>
/// <param name="PlaceOf">The place of each node.</param>
/// <param name="First">Where the arcs of place p begin: at [2p] those to more important places, at [2p + 1] those from them.</param>
internal sealed record HierarchyArrays(int[] PlaceOf, int[] First, HierarchyArc[] Arcs);
