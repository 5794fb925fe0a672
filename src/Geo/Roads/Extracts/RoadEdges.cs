using CoverageMap.Geo.OpenStreetMap;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Cuts the runs at their junctions into edges with their times and lines.</summary>
internal sealed class RoadEdges
{
    // Times and lengths are added up in 32 bits: one absurd edge must not carry a sum over.
    private const double Most = 1_000_000_000;

    private readonly KeptWays _ways;
    private readonly NodeTable _nodes;
    private readonly Dictionary<int, NodePassage> _passages;
    private readonly RoadRuns _runs;
    private readonly RoadJunctions _junctions;
    private int _edge;
    private int _point;
    private double _ferryMetres;

    public RoadEdges(KeptWays ways, NodeTable nodes, Dictionary<int, NodePassage> passages, RoadRuns runs, RoadJunctions junctions)
    {
        (_ways, _nodes, _passages, _runs, _junctions) = (ways, nodes, passages, runs, junctions);
        var (edges, points) = Count();
        From = new int[edges];
        To = new int[edges];
        ForwardMs = new uint[edges];
        BackwardMs = new uint[edges];
        LengthDm = new uint[edges];
        Way = new int[edges];
        FirstPoint = new int[edges + 1];
        PointLon = new int[points];
        PointLat = new int[points];
        for (var run = 0; run < runs.Count; run++) Cut(run);
    }

    public int[] From { get; }
    public int[] To { get; }
    public uint[] ForwardMs { get; }
    public uint[] BackwardMs { get; }
    public uint[] LengthDm { get; }
    public int[] FirstPoint { get; }
    public int[] PointLon { get; }
    public int[] PointLat { get; }

    /// <summary>The way that each edge is a part of, ascending.</summary>
    public int[] Way { get; }

    private (int Edges, long Points) Count()
    {
        var (edges, points) = (0L, 0L);
        for (var run = 0; run < _runs.Count; run++)
        {
            var line = _runs.Nodes(_runs[run]);
            var cuts = 0;
            foreach (var node in line[1..^1])
                if (_junctions.IsJunction(node)) cuts++;
            edges += cuts + 1;
            points += line.Length + cuts;
        }
        // Arcs are numbered in 31 bits.
        if (edges > int.MaxValue / 2 || points > Array.MaxLength) throw new OsmDamage("it has more roads than one network can hold. Use a smaller area.");
        return ((int)edges, points);
    }

    private void Cut(int run)
    {
        var line = _runs.Nodes(_runs[run]);
        var way = _ways[_runs[run].Way];
        var (forwardKmh, backwardKmh) = Speeds(run, way);
        var (start, from) = (0, _junctions.Number(line[0]));
        for (var at = 1; at < line.Length; at++)
        {
            if (at < line.Length - 1 && !_junctions.IsJunction(line[at])) continue;
            Add(line[start..(at + 1)], _runs[run].Way, from, _junctions.Number(line[at]), forwardKmh, backwardKmh);
            // Asked anew: at a blocked node, the next edge begins at a junction of its own.
            if (at < line.Length - 1) from = _junctions.Number(line[at]);
            start = at;
        }
    }

    private void Add(ReadOnlySpan<int> line, int way, int from, int to, double forwardKmh, double backwardKmh)
    {
        var (metres, forwardMs, backwardMs) = (0d, 0d, 0d);
        FirstPoint[_edge] = _point;
        for (var at = 0; at < line.Length; at++)
        {
            (PointLon[_point], PointLat[_point]) = (_nodes.Lon[line[at]], _nodes.Lat[line[at]]);
            _point++;
            if (at > 0) metres += Metres(line[at - 1], line[at]);
            if (!_passages.TryGetValue(line[at], out var passage)) continue;
            if (at > 0) forwardMs += passage.ForwardMs;
            if (at < line.Length - 1) backwardMs += passage.BackwardMs;
        }
        (From[_edge], To[_edge], Way[_edge]) = (from, to, way);
        LengthDm[_edge] = (uint)Math.Clamp(Math.Round(metres * 10), 1, Most);
        ForwardMs[_edge] = Milliseconds(metres, forwardKmh, forwardMs);
        BackwardMs[_edge] = Milliseconds(metres, backwardKmh, backwardMs);
        FirstPoint[++_edge] = _point;
    }

    private static uint Milliseconds(double metres, double kmh, double passageMs) =>
        kmh <= 0 ? RoadDraft.Closed : (uint)Math.Clamp(Math.Round(metres * 3600 / kmh) + passageMs, 1, Most);

    // A ferry's time is that of the whole way, cut as it may be.
    private (double Forward, double Backward) Speeds(int run, KeptWay way)
    {
        if (way.Seconds <= 0) return (way.ForwardKmh, way.BackwardKmh);
        if (run == 0 || _runs[run - 1].Way != _runs[run].Way) _ferryMetres = WholeMetres(run);
        var kmh = Math.Max(0.1, _ferryMetres * 3.6) / way.Seconds;
        return (way.ForwardKmh > 0 ? kmh : 0, way.BackwardKmh > 0 ? kmh : 0);
    }

    private double WholeMetres(int first)
    {
        var metres = 0d;
        for (var run = first; run < _runs.Count && _runs[run].Way == _runs[first].Way; run++)
        {
            var line = _runs.Nodes(_runs[run]);
            for (var at = 1; at < line.Length; at++) metres += Metres(line[at - 1], line[at]);
        }
        return metres;
    }

    private double Metres(int one, int other) =>
        Globe.Position(_nodes.Lon[one], _nodes.Lat[one]).DistanceMetresTo(Globe.Position(_nodes.Lon[other], _nodes.Lat[other]));
}
