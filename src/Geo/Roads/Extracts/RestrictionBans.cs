using CoverageMap.Geo.OpenStreetMap;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Turns restrictions into arcs that may not follow one another.</summary>
internal sealed class RestrictionBans(RoadArcs arcs, WayArcs ways, RoadJunctions junctions, RestrictionCounts counts)
{
    private const int MostArcs = 50_000_000; // a thousand times what a country has

    private readonly Dictionary<string, int[]> _bans = [];
    private int _arcCount;

    public IReadOnlyList<int[]> All(IEnumerable<Restriction> restrictions)
    {
        foreach (var restriction in restrictions)
            if (Add(restriction) is { } reason) counts.Skip(reason);
        return [.. _bans.Values];
    }

    // Of several ways (no_entry from many, no_exit into many) those that are in the extract bind.
    private RestrictionSkip? Add(Restriction restriction)
    {
        RestrictionSkip? reason = RestrictionSkip.MissingMembers;
        var isTaken = false;
        foreach (var from in restriction.From.Where(ways.Has))
            foreach (var to in restriction.To.Where(ways.Has))
            {
                var fault = restriction.ViaNode is { } node ? AtNode(restriction, from, node, to) : ByWays(restriction, from, to);
                if (fault is null) isTaken = true;
                else reason = fault;
            }
        return isTaken ? null : reason;
    }

    private RestrictionSkip? AtNode(Restriction restriction, long from, long node, long to)
    {
        var junction = junctions.At(node);
        if (junction < 0) return RestrictionSkip.MissingMembers;
        var (reaching, leaving) = (ways.Reaching(from, junction), ways.Leaving(to, junction));
        if (restriction.Kind == RestrictionKind.NoUTurn && from == to)
        {
            // On a way that goes on through the junction it is meant for both sides.
            reaching.RemoveAll(arc => !arcs.IsOpen(arc ^ 1));
            foreach (var arc in reaching) Ban([arc, arc ^ 1]);
            return reaching.Count > 0 ? null : RestrictionSkip.DoNotMeet;
        }
        return Take(restriction.Kind, reaching, [], leaving);
    }

    private RestrictionSkip? ByWays(Restriction restriction, long from, long to)
    {
        if (!restriction.Via.All(ways.Has)) return RestrictionSkip.MissingMembers;
        var paths = ViaPaths.Find(restriction.Via, ways, arcs)
            .Select(path => (Path: path, Reaching: ways.Reaching(from, arcs.Start(path[0])), Leaving: ways.Leaving(to, arcs.End(path[^1]))))
            .Where(way => way.Reaching.Count > 0 && way.Leaving.Count > 0).Take(2).ToList();
        return paths.Count switch
        {
            0 => RestrictionSkip.DoNotMeet,
            1 => Take(restriction.Kind, paths[0].Reaching, paths[0].Path, paths[0].Leaving),
            _ => RestrictionSkip.Ambiguous,
        };
    }

    private RestrictionSkip? Take(RestrictionKind kind, List<int> reaching, int[] via, List<int> leaving)
    {
        if (reaching.Count == 0 || leaving.Count == 0) return RestrictionSkip.DoNotMeet;
        if (reaching.Count > 1 || leaving.Count > 1) return RestrictionSkip.Ambiguous;
        if (kind != RestrictionKind.Only) Ban([reaching[0], .. via, leaving[0]]);
        else
            foreach (var other in arcs.Leaving(arcs.Start(leaving[0])))
                if (other != leaving[0] && arcs.IsOpen(other)) Ban([reaching[0], .. via, other]);
        return null;
    }

    private void Ban(int[] sequence)
    {
        if (!_bans.TryAdd(string.Join(' ', sequence), sequence)) return;
        _arcCount += sequence.Length;
        if (_arcCount > MostArcs) throw new OsmDamage("it has more turn restrictions than the whole world.");
    }
}
