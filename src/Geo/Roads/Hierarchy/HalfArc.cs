using System.Runtime.InteropServices;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>An arc as seen from one of its ends while nodes are contracted.</summary>
/// <param name="Node">The other end.</param>
/// <param name="Middle">The node that a shortcut leads over, or for a move of the graph ~arc.</param>
/// <param name="Hops">Moves that it stands for.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct HalfArc(ulong Weight, int Node, int Middle, int Hops);

/// <summary>A shortcut to be put in.</summary>
internal readonly record struct Shortcut(int From, int To, ulong Weight, int Middle, int Hops);
