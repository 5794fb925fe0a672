using System.Collections.Concurrent;
using CoverageMap.Geo.Roads.Hierarchy;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Fastest paths from one place on a road to another.</summary>
internal sealed class PathFinder(RoadSections roads, PositionSeeds seeds)
{
    private readonly ConcurrentBag<PathQuery> _idle = [];

    public RoadPath? Find(RoadPosition from, RoadPosition to)
    {
        var direct = seeds.Direct(from, to);
        var query = _idle.TryTake(out var idle) ? idle : new PathQuery(roads.Hierarchy);
        try
        {
            var moves = new List<(int Arc, uint Ms)>();
            var starts = seeds.From(from);
            var weight = query.Run(starts, seeds.To(to), moves, out var fromSeed, out var toSeed);
            if (direct is { } along && along.Weight <= weight) return Along(from, to, along.Arc, along.Weight);
            return weight == Weight.None ? null : Write(from, to, starts, moves, fromSeed, toSeed, weight);
        }
        finally
        {
            _idle.Add(query);
        }
    }

    private RoadPath Along(RoadPosition from, RoadPosition to, int arc, ulong weight) => new(Weight.Ms(weight), Weight.Dm(weight),
        [new PathPiece(arc, seeds.OffsetOn(arc, from), seeds.OffsetOn(arc, to), Weight.Ms(weight), 0)]);

    private RoadPath Write(
        RoadPosition from, RoadPosition to, Seed[] starts, List<(int Arc, uint Ms)> moves, int fromSeed, int toSeed, ulong weight)
    {
        var pieces = new List<PathPiece>(moves.Count + 2);
        // Of seeds at one place the lightest is the one that was used.
        var (_, first) = PositionSeeds.Arcs(from).Select((arc, at) => (Seed: starts[at], Arc: arc))
            .Where(start => start.Seed.Place == fromSeed).MinBy(start => Weight.Of(start.Seed.Ms, start.Seed.Dm));
        var offset = seeds.OffsetOn(first, from);
        pieces.Add(new PathPiece(first, offset, roads.LengthDm[first >> 1], seeds.Rest(first, offset).Ms, 0));
        foreach (var (arc, ms) in moves) pieces.Add(new PathPiece(arc, 0, roads.LengthDm[arc >> 1], roads.Ms(arc), ms - roads.Ms(arc)));
        var (end, last, turnMs) = seeds.Ends(to).Where(end => end.Seed.Place == toSeed)
            .MinBy(end => Weight.Of(end.Seed.Ms, end.Seed.Dm));
        pieces.Add(new PathPiece(last, 0, end.Dm, end.Ms - turnMs, turnMs));
        return new RoadPath(Weight.Ms(weight), Weight.Dm(weight), pieces);
    }
}
