using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Tests.Roads;

/// <summary>What holds of every <see cref="RoadDraft"/>, whatever it was read from.</summary>
public static class DraftCheck
{
    private const long HalfTurn = 1_800_000_000;

    /// <summary>Fails with the first thing that is wrong.</summary>
    public static void Holds(RoadDraft draft)
    {
        var edges = draft.Edges;
        Require(draft.JunctionLat.Length == draft.Junctions, "as many latitudes as longitudes of junctions");
        Require(draft.FirstPoint.Length == edges + 1 && draft.FirstPoint[0] == 0 && draft.FirstPoint[^1] == draft.PointLon.Length
            && draft.PointLat.Length == draft.PointLon.Length, "points that add up");
        int[] lengths = [draft.To.Length, draft.ForwardMs.Length, draft.BackwardMs.Length, draft.LengthDm.Length, draft.Class.Length,
            draft.Traits.Length, draft.Name.Length, draft.Number.Length];
        Require(lengths.All(length => length == edges), "one entry for each edge");
        Require(draft.Names.Length > 0 && draft.Names[0].Length == 0 && draft.Names.Distinct().Count() == draft.Names.Length, "distinct names, the first empty");
        for (var point = 0; point < draft.PointLon.Length; point++)
            Require(Math.Abs((long)draft.PointLon[point]) <= HalfTurn && Math.Abs((long)draft.PointLat[point]) <= HalfTurn / 2, "points on the globe");
        for (var edge = 0; edge < edges; edge++) CheckEdge(draft, edge);
        foreach (var ban in draft.Bans) CheckBan(draft, ban);
        Require(draft.Costs.Select(cost => (cost.FromArc, cost.ToArc)).Distinct().Count() == draft.Costs.Count, "one cost for each turn");
        foreach (var cost in draft.Costs) Require(cost.Ms > 0 && Follow(draft, cost.FromArc, cost.ToArc), "costs of turns that exist");
    }

    private static void CheckEdge(RoadDraft draft, int edge)
    {
        var (first, last) = (draft.FirstPoint[edge], draft.FirstPoint[edge + 1] - 1);
        Require(last > first, "two points at least");
        Require(IsJunction(draft.From[edge], first) && IsJunction(draft.To[edge], last), "lines that run from junction to junction");
        Require(draft.ForwardMs[edge] > 0 && draft.BackwardMs[edge] > 0, "times above 0");
        Require(draft.ForwardMs[edge] != RoadDraft.Closed || draft.BackwardMs[edge] != RoadDraft.Closed, "one direction open at least");
        Require(draft.LengthDm[edge] > 0, "lengths above 0");
        var metres = 0d;
        for (var point = first; point < last; point++) metres += Point(draft, point).DistanceMetresTo(Point(draft, point + 1));
        Require(Math.Abs(Math.Clamp(metres * 10, 1, 1e9) - draft.LengthDm[edge]) <= 1, "the lengths of its lines");
        Require(draft.Class[edge] < draft.ClassNames.Length, "a class");
        Require((uint)draft.Name[edge] < draft.Names.Length && (uint)draft.Number[edge] < draft.Names.Length, "a name and a number");

        bool IsJunction(int junction, int point) => (uint)junction < draft.Junctions
            && draft.JunctionLon[junction] == draft.PointLon[point] && draft.JunctionLat[junction] == draft.PointLat[point];
    }

    private static LonLat Point(RoadDraft draft, int point) =>
        new(Math.Clamp(draft.PointLon[point] * 1e-7, -180, 180), Math.Clamp(draft.PointLat[point] * 1e-7, -90, 90));

    private static void CheckBan(RoadDraft draft, int[] ban)
    {
        Require(ban.Length >= 2, "bans of two arcs at least");
        for (var at = 1; at < ban.Length; at++) Require(Follow(draft, ban[at - 1], ban[at]), "bans of arcs that follow one another");
    }

    private static bool Follow(RoadDraft draft, int from, int to)
    {
        if ((uint)from >= 2 * draft.Edges || (uint)to >= 2 * draft.Edges) return false;
        var end = from % 2 == 0 ? draft.To[from / 2] : draft.From[from / 2];
        var start = to % 2 == 0 ? draft.From[to / 2] : draft.To[to / 2];
        return end == start && IsOpen(draft, from) && IsOpen(draft, to);
    }

    private static bool IsOpen(RoadDraft draft, int arc) => (arc % 2 == 0 ? draft.ForwardMs : draft.BackwardMs)[arc / 2] != RoadDraft.Closed;

    private static void Require(bool holds, string what)
    {
        if (!holds) Assert.Fail($"A draft has {what}.");
    }
}
