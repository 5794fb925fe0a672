using CoverageMap.Geo.Roads.Hierarchy;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Where searches begin for one who stands somewhere on an edge, and where they end.</summary>
internal sealed class PositionSeeds(RoadSections roads)
{
    /// <summary>The rest of each arc on which one may ride on, to the state at its end.</summary>
    public Seed[] From(RoadPosition position)
    {
        var seeds = new List<Seed>(2);
        foreach (var arc in Arcs(position))
        {
            var (ms, dm) = Rest(arc, OffsetOn(arc, position));
            seeds.Add(new Seed(roads.ArcHead[arc], ms, dm));
        }
        return [.. seeds];
    }

    /// <summary>From each state at the beginning of an arc, the turn into it and its stretch up to the place.</summary>
    public Seed[] To(RoadPosition position) => [.. Ends(position).Select(end => end.Seed)];

    public IEnumerable<(Seed Seed, int Arc, uint TurnMs)> Ends(RoadPosition position)
    {
        foreach (var arc in Arcs(position))
        {
            var offset = OffsetOn(arc, position);
            var ms = UpTo(arc, offset);
            for (var move = roads.FirstMove[arc]; move < roads.FirstMove[arc + 1]; move++)
                yield return (new Seed(roads.MoveTail[move], roads.MoveTurnMs[move] + ms, offset), arc, roads.MoveTurnMs[move]);
        }
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

    public uint OffsetOn(int arc, RoadPosition position) =>
        (arc & 1) == 0 ? position.OffsetDm : roads.LengthDm[position.Edge] - position.OffsetDm;

    public (uint Ms, uint Dm) Rest(int arc, uint offsetDm) => (roads.Ms(arc) - UpTo(arc, offsetDm), roads.LengthDm[arc >> 1] - offsetDm);

    /// <summary>The time of an arc's first stretch: its share of the whole, rounded down, so that stretches add up.</summary>
    public uint UpTo(int arc, uint offsetDm) => (uint)((ulong)roads.Ms(arc) * offsetDm / roads.LengthDm[arc >> 1]);
}
