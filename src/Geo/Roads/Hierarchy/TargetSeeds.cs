using System.Numerics;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>The seeds of all targets, by the numbers of a sweep graph.</summary>
internal sealed class TargetSeeds<T> where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
{
    public TargetSeeds(Seed[][] targets, SweepGraph<T> graph)
    {
        First = new int[targets.Length + 1];
        for (var target = 0; target < targets.Length; target++) First[target + 1] = First[target] + targets[target].Length;
        (Node, Weight) = (new int[First[^1]], new T[First[^1]]);
        var at = 0;
        foreach (var seeds in targets)
            foreach (var seed in seeds)
                (Node[at], Weight[at++]) = (graph.NumberOf(seed.Place), Lanes<T>.Of(seed.Ms, seed.Dm));
    }

    public int Targets => First.Length - 1;

    /// <summary>Where each target's seeds begin; one more than targets.</summary>
    public int[] First { get; }
    public int[] Node { get; }
    public T[] Weight { get; }
}
