using System.Diagnostics;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>Our hierarchy and plain Dijkstra on one graph, warm, between the same states.</summary>
internal sealed class Engines
{
    private const int DijkstraSources = 20;

    private readonly RoadDraft _roads;
    private readonly StateGraph _graph;
    private readonly int[] _sources;
    private readonly int[] _targets;
    private HierarchyArrays _arrays;
    private RoadHierarchy _hierarchy;

    public Engines(RoadDraft roads, int places, int seed)
    {
        (_roads, _graph) = (roads, TurnExpansion.Run(roads));
        (_arrays, _hierarchy) = Build();
        // Where one can come from everywhere and go everywhere, as households' roads are.
        var components = Components.OfArcs(_graph);
        int[] main = [.. Enumerable.Range(0, components.Length).Where(arc => components[arc] == 0).Select(arc => _graph.ArcHead[arc]).Distinct()];
        var random = new Random(seed);
        // Sources follow each other along the map, as a table of places has them.
        _sources = [.. Enumerable.Range(0, places).Select(_ => main[random.Next(main.Length)]).OrderBy(AlongMap)];
        _targets = [.. Enumerable.Range(0, places).Select(_ => main[random.Next(main.Length)])];
    }

    public int States => _graph.States;

    public int Moves => _graph.Moves;

    public Timing Measure()
    {
        var query = new PathQuery(_hierarchy);
        return new Timing
        {
            Contraction = Seconds(() => (_arrays, _hierarchy) = Build()),
            TableOneThread = Best(() => Table<uint>(1)),
            Table = Best(() => Table<uint>(Environment.ProcessorCount)),
            TableWithDistances = Best(() => Table<ulong>(Environment.ProcessorCount)),
            Query = Best(() =>
            {
                for (var pair = 0; pair < _sources.Length; pair++) query.Run(At(_sources[pair]), At(_targets[pair]));
            }) / _sources.Length,
            DijkstraTable = Dijkstra(DijkstraSources, null) / DijkstraSources * _sources.Length,
            DijkstraQuery = Dijkstra(DijkstraSources, _targets) / DijkstraSources,
        };
    }

    /// <summary>The seconds of a table of more places, and the process's peak of memory after it.</summary>
    public double LargeTable(int places, out double megabytes)
    {
        var random = new Random(3);
        Seed[][] all = [.. Enumerable.Range(0, places).Select(_ => random.Next(_graph.States)).OrderBy(AlongMap).Select(At)];
        var (times, lengths) = (new uint[places * places], new uint[places * places]);
        var seconds = Seconds(() => ManyToMany.Run<ulong>(_hierarchy, all, all, Environment.ProcessorCount, (row, values) =>
        {
            for (var at = 0; at < values.Length; at++) (times[row * places + at], lengths[row * places + at]) = (Weight.Ms(values[at]), Weight.Dm(values[at]));
        }, default));
        megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        return seconds;
    }

    /// <summary>The graph and the places as <see cref="ReferenceEngine.Contract"/> says.</summary>
    public string WriteGraph(string folder)
    {
        var path = Path.Combine(folder, "graph.bin");
        using var file = new BinaryWriter(File.Create(path));
        file.Write(_graph.States);
        file.Write(_graph.Moves);
        for (var arc = 0; arc < 2 * _roads.Edges; arc++)
        {
            for (var move = _graph.FirstMove[arc]; move < _graph.FirstMove[arc + 1]; move++)
            {
                file.Write(_graph.MoveTail[move]);
                file.Write(_graph.MoveHead[move]);
                file.Write(Ms(arc) + _graph.MoveTurnMs[move]);
            }
        }
        file.Write(_sources.Length);
        foreach (var state in _sources) file.Write(state);
        foreach (var state in _targets) file.Write(state);
        return path;
    }

    private (HierarchyArrays, RoadHierarchy) Build()
    {
        var arrays = Contraction.Run(_graph, Ms, arc => _roads.LengthDm[arc / 2], new ContractionOptions(), null, default);
        return (arrays, RoadHierarchy.InMemory(arrays));
    }

    /// <summary>The sum of all times of the table where there is a way.</summary>
    public ulong Checksum()
    {
        var sum = 0UL;
        foreach (var ms in Table<uint>(1))
            if (ms < Lanes<uint>.None) sum += ms;
        return sum;
    }

    private T[] Table<T>(int threads) where T : unmanaged, System.Numerics.IBinaryInteger<T>, System.Numerics.IUnsignedNumber<T>
    {
        var result = new T[_sources.Length * _targets.Length];
        ManyToMany.Run<T>(_hierarchy, Array.ConvertAll(_sources, At), Array.ConvertAll(_targets, At), threads,
            (row, values) => values.CopyTo(result.AsSpan(row * _targets.Length)), default);
        return result;
    }

    /// <param name="targets">Where each search may stop; null: it goes everywhere.</param>
    private double Dijkstra(int searches, int[]? targets)
    {
        var search = new PlainDijkstra(_roads, _graph);
        return Seconds(() =>
        {
            for (var at = 0; at < searches; at++) search.Run(_sources[at * 37 % _sources.Length], targets?[at]);
        });
    }

    private Seed[] At(int state) => [new Seed(_arrays.PlaceOf[state], 0, 0)];

    private uint Ms(int arc) => (arc & 1) == 0 ? _roads.ForwardMs[arc >> 1] : _roads.BackwardMs[arc >> 1];

    private uint AlongMap(int state)
    {
        var (lon, lat) = (_roads.JunctionLon[_graph.Junction[state]], _roads.JunctionLat[_graph.Junction[state]]);
        return Geo.Roads.Snapping.Hilbert.KeyOf(lon, lat, Geo.Roads.Snapping.Box.Empty.With(_roads.JunctionLon.Min(), _roads.JunctionLat.Min()).With(_roads.JunctionLon.Max(), _roads.JunctionLat.Max()));
    }

    // The least of three, as the reference engine is measured too: others use the machine.
    private static double Best(Action work) => Math.Min(Seconds(work), Math.Min(Seconds(work), Seconds(work)));

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
