using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Tests.Roads;

/// <summary>What was read out of a <see cref="SmallMap"/>, asked for by its letters.</summary>
public sealed class SmallRoads(SmallMap map, ExtractedRoads extracted)
{
    public RoadDraft Draft => extracted.Roads;

    public ExtractedRoads Extracted => extracted;

    /// <summary>The arc from one node to another, both junctions: "AC", whatever lies between. Fails if there is none.</summary>
    public int Arc(string nodes) => Find(nodes) ?? throw new ArgumentException($"No edge joins {nodes[0]} and {nodes[^1]}.");

    public bool HasEdge(string nodes) => Find(nodes) is not null;

    public bool IsOpen(string nodes) => Find(nodes) is { } arc && Time(arc) != RoadDraft.Closed;

    public uint Milliseconds(string nodes) => Time(Arc(nodes));

    public RoadTraits Traits(string nodes) => Draft.Traits[Arc(nodes) / 2];

    /// <summary>Whether one may go along nodes, all junctions, each by an arc of its own: "ABC".</summary>
    public bool MayGo(string nodes)
    {
        int[] arcs = [.. Enumerable.Range(0, nodes.Length - 1).Select(at => Arc(nodes.Substring(at, 2)))];
        if (arcs.Any(arc => Time(arc) == RoadDraft.Closed)) return false;
        // At a blocked node, edges end at the same place but at different junctions.
        if (arcs.Zip(arcs.Skip(1)).Any(pair => JunctionAtEnd(pair.First) != JunctionAtEnd(pair.Second ^ 1))) return false;
        return !Draft.Bans.Any(ban => Enumerable.Range(0, Math.Max(0, arcs.Length - ban.Length + 1)).Any(at => arcs.AsSpan(at, ban.Length).SequenceEqual(ban)));
    }

    /// <summary>The cost of the turn at the middle one of three nodes.</summary>
    public uint TurnMs(string nodes)
    {
        var (from, to) = (Arc(nodes[..2]), Arc(nodes[1..]));
        return Draft.Costs.SingleOrDefault(cost => cost.FromArc == from && cost.ToArc == to).Ms;
    }

    private uint Time(int arc) => arc % 2 == 0 ? Draft.ForwardMs[arc / 2] : Draft.BackwardMs[arc / 2];

    private int JunctionAtEnd(int arc) => arc % 2 == 0 ? Draft.To[arc / 2] : Draft.From[arc / 2];

    private int? Find(string nodes)
    {
        for (var arc = 0; arc < 2 * Draft.Edges; arc++)
            if (IsAt(JunctionAtEnd(arc ^ 1), nodes[0]) && IsAt(JunctionAtEnd(arc), nodes[^1])) return arc;
        return null;
    }

    private bool IsAt(int junction, char node) =>
        Draft.JunctionLon[junction] == (int)Math.Round(map[node].Lon * 1e7) && Draft.JunctionLat[junction] == (int)Math.Round(map[node].Lat * 1e7);
}
