using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Tests.Roads;

/// <summary>Roads drawn at random for tests: a net with gaps and one-way streets, and bans of two to four arcs along it.</summary>
internal static class DrawnRoads
{
    private const int Step = 10_000; // 10⁻⁷ degrees, about 110 m

    public static RoadDraft Draw(int side, int bans, int seed)
    {
        var random = new Random(seed);
        var (from, to) = (new List<int>(), new List<int>());
        for (var junction = 0; junction < side * side; junction++)
        {
            if (junction % side + 1 < side && random.NextDouble() < 0.85) Add(junction, junction + 1);
            if (junction / side + 1 < side && random.NextDouble() < 0.85) Add(junction, junction + side);
        }
        var count = from.Count;
        var (lon, lat) = (new int[side * side], new int[side * side]);
        for (var junction = 0; junction < lon.Length; junction++)
            (lon[junction], lat[junction]) = (1_069_000_000 + junction % side * Step, 115_000_000 + junction / side * Step);
        var draft = new RoadDraft
        {
            JunctionLon = lon,
            JunctionLat = lat,
            From = [.. from],
            To = [.. to],
            // Few different times, so that many paths are as fast.
            ForwardMs = [.. from.Select(_ => random.NextDouble() < 0.1 ? RoadDraft.Closed : (uint)random.Next(1, 5) * 1000)],
            BackwardMs = [.. from.Select(_ => random.NextDouble() < 0.1 ? RoadDraft.Closed : (uint)random.Next(1, 5) * 1000)],
            LengthDm = [.. from.Select(_ => (uint)random.Next(900, 1300))],
            Class = new byte[count],
            Traits = new RoadTraits[count],
            Name = new int[count],
            Number = new int[count],
            FirstPoint = [.. Enumerable.Range(0, count + 1).Select(edge => 2 * edge)],
            PointLon = [.. Enumerable.Range(0, count).SelectMany(edge => new[] { lon[from[edge]], lon[to[edge]] })],
            PointLat = [.. Enumerable.Range(0, count).SelectMany(edge => new[] { lat[from[edge]], lat[to[edge]] })],
            Names = [""],
            ClassNames = ["residential"],
        };
        return With(draft, Bans(draft, bans, random), Costs(draft, bans, random));

        void Add(int one, int other)
        {
            var turned = random.Next(2) == 0;
            from.Add(turned ? other : one);
            to.Add(turned ? one : other);
        }
    }

    private static List<int[]> Bans(RoadDraft roads, int count, Random random) => [.. Enumerable.Range(0, count)
        .Select(_ => Walk(roads, random.Next(2, 5), random)).OfType<int[]>()];

    private static List<TurnCost> Costs(RoadDraft roads, int count, Random random) => [.. Enumerable.Range(0, count)
        .Select(_ => Walk(roads, 2, random)).OfType<int[]>().DistinctBy(turn => (turn[0], turn[1]))
        .Select(turn => new TurnCost(turn[0], turn[1], (uint)random.Next(1, 4) * 500))];

    /// <summary>Some arcs one after the other, or null where a walk ends too soon.</summary>
    private static int[]? Walk(RoadDraft roads, int length, Random random)
    {
        var walk = new List<int>();
        for (var arc = random.Next(2 * roads.Edges); ;)
        {
            if (PlainSearch.Ms(roads, arc) == RoadDraft.Closed) return null;
            walk.Add(arc);
            if (walk.Count == length) return [.. walk];
            int[] next = [.. Enumerable.Range(0, 2 * roads.Edges).Where(other => TailOf(roads, other) == TailOf(roads, arc ^ 1))];
            if (next.Length == 0) return null;
            arc = next[random.Next(next.Length)];
        }
    }

    internal static int TailOf(RoadDraft roads, int arc) => (arc % 2 == 0 ? roads.From : roads.To)[arc / 2];

    private static RoadDraft With(RoadDraft draft, List<int[]> bans, List<TurnCost> costs) => new()
    {
        JunctionLon = draft.JunctionLon,
        JunctionLat = draft.JunctionLat,
        From = draft.From,
        To = draft.To,
        ForwardMs = draft.ForwardMs,
        BackwardMs = draft.BackwardMs,
        LengthDm = draft.LengthDm,
        Class = draft.Class,
        Traits = draft.Traits,
        Name = draft.Name,
        Number = draft.Number,
        FirstPoint = draft.FirstPoint,
        PointLon = draft.PointLon,
        PointLat = draft.PointLat,
        Names = draft.Names,
        ClassNames = draft.ClassNames,
        Bans = bans,
        Costs = costs,
    };
}
