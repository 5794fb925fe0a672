using CoverageMap.Geo.Roads.Hierarchy;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Where searches begin for one who stands somewhere on an edge, and where they end.</summary>
internal sealed class PositionSeeds(RoadSections roads)
{
    /// <summary>The rest of each arc on which one may ride on, to the state at its end.</summary>
    public Seed[] From(RoadPosition position) => (position.Forward, position.Backward) switch
    {
        (true, true) => [Start(2 * position.Edge, position), Start(2 * position.Edge + 1, position)],
        (true, false) => [Start(2 * position.Edge, position)],
        (false, true) => [Start(2 * position.Edge + 1, position)],
        _ => [],
    };

    /// <summary>From each state at the beginning of an arc, the turn into it and its stretch up to the place.</summary>
    public Seed[] To(RoadPosition position)
    {
        // The moves of an edge's two arcs follow each other.
        var first = roads.FirstMove[position.Forward ? 2 * position.Edge : 2 * position.Edge + 1];
        var seeds = new Seed[roads.FirstMove[position.Backward ? 2 * position.Edge + 2 : 2 * position.Edge + 1] - first];
        for (var at = 0; at < seeds.Length; at++) seeds[at] = End(first + at, position).Seed;
        return seeds;
    }

    /// <summary>The ends of <see cref="To"/> with the arc and the turn of each.</summary>
    public IEnumerable<(Seed Seed, int Arc, uint TurnMs)> Ends(RoadPosition position)
    {
        foreach (var arc in Arcs(position))
            for (var move = roads.FirstMove[arc]; move < roads.FirstMove[arc + 1]; move++)
                yield return End(move, position);
    }

    /// <summary>The ride along the edge without passing its end: the arc and the weight, or null where that cannot be.</summary>
    public (int Arc, ulong Weight)? Direct(RoadPosition from, RoadPosition to)
    {
        if (from.Edge != to.Edge) return null;
        (int, ulong)? best = null;
        foreach (var arc in Arcs(from).Intersect(Arcs(to)))
        {
            var (begin, end) = (OffsetOn(arc, from), OffsetOn(arc, to));
            if (begin > end) continue;
            var weight = Weight.Of(UpTo(arc, end) - UpTo(arc, begin), end - begin);
            if (best is null || weight < best.Value.Item2) best = (arc, weight);
        }
        return best;
    }

    public static IEnumerable<int> Arcs(RoadPosition position)
    {
        if (position.Forward) yield return 2 * position.Edge;
        if (position.Backward) yield return 2 * position.Edge + 1;
    }

    private Seed Start(int arc, RoadPosition position)
    {
        var (ms, dm) = Rest(arc, OffsetOn(arc, position));
        return new Seed(roads.ArcHead[arc], ms, dm);
    }

    private (Seed Seed, int Arc, uint TurnMs) End(int move, RoadPosition position)
    {
        var arc = move < roads.FirstMove[2 * position.Edge + 1] ? 2 * position.Edge : 2 * position.Edge + 1;
        var offset = OffsetOn(arc, position);
        return (new Seed(roads.MoveTail[move], roads.MoveTurnMs[move] + UpTo(arc, offset), offset), arc, roads.MoveTurnMs[move]);
    }

    public uint OffsetOn(int arc, RoadPosition position) =>
        (arc & 1) == 0 ? position.OffsetDm : roads.LengthDm[position.Edge] - position.OffsetDm;

    public (uint Ms, uint Dm) Rest(int arc, uint offsetDm) => (roads.Ms(arc) - UpTo(arc, offsetDm), roads.LengthDm[arc >> 1] - offsetDm);

    /// <summary>The time of an arc's first stretch: its share of the whole, rounded down, so that stretches add up.</summary>
    public uint UpTo(int arc, uint offsetDm) => (uint)((ulong)roads.Ms(arc) * offsetDm / roads.LengthDm[arc >> 1]);
}
