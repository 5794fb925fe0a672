using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>
/// Roads drawn at random, of any size, with the traits that a hierarchy lives on: a jittered net of lanes with gaps and dead
/// ends, and faster roads at every 8th, 32nd, 128th and 512th line of it. The same size and seed give the same roads.
/// </summary>
internal static class GeneratedRoads
{
    private const double Spacing = 0.0012; // degrees, about 130 m
    private const double South = 10.5;
    private const double West = 104;

    private static readonly (string Name, int Every, double Kmh)[] Classes =
        [("trunk", 512, 60), ("primary", 128, 50), ("secondary", 32, 40), ("tertiary", 8, 32), ("residential", 1, 22)];

    /// <param name="arcs">About how many arcs; an edge that may be ridden both ways has two.</param>
    public static RoadDraft Draw(int arcs, int seed)
    {
        var random = new Random(seed);
        // Each junction brings two lines, of which 0.78 are kept, nearly all for both ways.
        var side = (int)Math.Sqrt(arcs / (2 * 0.78 * 1.96));
        var (lon, lat) = (new int[side * side], new int[side * side]);
        for (var at = 0; at < lon.Length; at++)
        {
            lon[at] = (int)((West + (at % side + random.NextDouble() * 0.7) * Spacing) * 1e7);
            lat[at] = (int)((South + (at / side + random.NextDouble() * 0.7) * Spacing) * 1e7);
        }
        var edges = new Edges(lon, lat, random);
        for (var at = 0; at < lon.Length; at++)
        {
            var (x, y) = (at % side, at / side);
            if (x + 1 < side) edges.Add(at, at + 1, ClassOf(y));
            if (y + 1 < side) edges.Add(at, at + side, ClassOf(x));
        }
        return edges.Write();
    }

    private static int ClassOf(int line) => Array.FindIndex(Classes, found => line % found.Every == found.Every / 2);

    private sealed class Edges(int[] lon, int[] lat, Random random)
    {
        private readonly List<int> _from = [];
        private readonly List<int> _to = [];
        private readonly List<uint> _forward = [];
        private readonly List<uint> _backward = [];
        private readonly List<uint> _length = [];
        private readonly List<byte> _class = [];

        public void Add(int from, int to, int roadClass)
        {
            if (roadClass == Classes.Length - 1 && random.NextDouble() < 0.25) return;
            var metres = Position(from).DistanceMetresTo(Position(to)) * (1 + random.NextDouble() * 0.2);
            var ms = (uint)(metres * 3600 / (Classes[roadClass].Kmh * (0.85 + random.NextDouble() * 0.3))) + 1;
            _from.Add(from);
            _to.Add(to);
            _forward.Add(ms);
            _backward.Add(random.NextDouble() < 0.04 ? RoadDraft.Closed : ms);
            _length.Add((uint)(metres * 10) + 1);
            _class.Add((byte)roadClass);
        }

        public RoadDraft Write()
        {
            var count = _from.Count;
            var (pointLon, pointLat) = (new int[count * 2], new int[count * 2]);
            for (var edge = 0; edge < count; edge++)
            {
                (pointLon[2 * edge], pointLat[2 * edge]) = (lon[_from[edge]], lat[_from[edge]]);
                (pointLon[2 * edge + 1], pointLat[2 * edge + 1]) = (lon[_to[edge]], lat[_to[edge]]);
            }
            return new RoadDraft
            {
                JunctionLon = lon,
                JunctionLat = lat,
                From = [.. _from],
                To = [.. _to],
                ForwardMs = [.. _forward],
                BackwardMs = [.. _backward],
                LengthDm = [.. _length],
                Class = [.. _class],
                Traits = new RoadTraits[count],
                Name = new int[count],
                Number = new int[count],
                FirstPoint = [.. Enumerable.Range(0, count + 1).Select(edge => edge * 2)],
                PointLon = pointLon,
                PointLat = pointLat,
                Names = [""],
                ClassNames = [.. Classes.Select(found => found.Name)],
            };
        }

        private LonLat Position(int junction) => new(lon[junction] / 1e7, lat[junction] / 1e7);
    }
}
