using CoverageMap.Geo.Roads.Graph;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// Builds a contraction hierarchy (Geisberger, Sanders, Schultes and Vetter, "Exact routing in large road networks using
/// contraction hierarchies", 2012). Nodes are taken out in rounds: all those that matter less than their neighbours go at
/// once, on every processor, as Vetter does ("Parallel time-dependent contraction hierarchies", 2009). The result does not
/// depend on the number of processors.
/// </summary>
internal sealed class Contraction : IDisposable
{
    private const int ChunksPerThread = 16;

    private readonly int _nodes;
    private readonly ContractionOptions _options;
    private readonly ArcLists _outgoing;
    private readonly ArcLists _incoming;
    private readonly int[] _priority;
    private readonly int[] _level;
    private readonly bool[] _isLeaving;
    private readonly byte[] _isStale;
    private readonly WitnessSearch[] _searches;
    private readonly List<Shortcut>[] _found;
    private int[] _left;

    private Contraction(int nodes, ContractionOptions options)
    {
        (_nodes, _options) = (nodes, options);
        (_outgoing, _incoming) = (new ArcLists(nodes, options.Threads), new ArcLists(nodes, options.Threads));
        (_priority, _level, _isLeaving, _isStale) = (new int[nodes], new int[nodes], new bool[nodes], new byte[nodes]);
        _left = [.. Enumerable.Range(0, nodes)];
        _searches = [.. Enumerable.Range(0, options.Threads).Select(_ => new WitnessSearch(_outgoing, _incoming))];
        _found = [.. Enumerable.Range(0, options.Threads * ChunksPerThread).Select(_ => new List<Shortcut>())];
    }

    /// <param name="arcMilliseconds">The time of each arc without the turn into it, by arc.</param>
    /// <param name="arcDecimetres">The length of each arc, by arc.</param>
    public static HierarchyArrays Run(
        StateGraph graph, Func<int, uint> arcMilliseconds, Func<int, uint> arcDecimetres, ContractionOptions options,
        IProgress<double>? progress, CancellationToken cancel)
    {
        using var contraction = new Contraction(graph.States, options);
        contraction.Fill(graph, arcMilliseconds, arcDecimetres);
        return contraction.Contract(progress, cancel);
    }

    public void Dispose()
    {
        _outgoing.Dispose();
        _incoming.Dispose();
    }

    private void Fill(StateGraph graph, Func<int, uint> arcMilliseconds, Func<int, uint> arcDecimetres)
    {
        for (var arc = 0; arc + 1 < graph.FirstMove.Length; arc++)
        {
            for (var move = graph.FirstMove[arc]; move < graph.FirstMove[arc + 1]; move++)
            {
                var (tail, head) = (graph.MoveTail[move], graph.MoveHead[move]);
                if (tail == head) continue;
                var weight = Weight.Of(arcMilliseconds(arc) + graph.MoveTurnMs[move], arcDecimetres(arc));
                _outgoing.Put(tail, new HalfArc(weight, head, ~arc, 1));
                _incoming.Put(head, new HalfArc(weight, tail, ~arc, 1));
            }
        }
    }

    private HierarchyArrays Contract(IProgress<double>? progress, CancellationToken cancel)
    {
        var result = new HierarchyWriter(_nodes);
        var workers = new Workers(_options.Threads, cancel);
        workers.ForEach(_left.Length, (thread, at) => Weigh(_left[at], thread));
        var leaving = new List<int>();
        while (_left.Length > 0)
        {
            cancel.ThrowIfCancellationRequested();
            ChooseLeaving(leaving, workers);
            foreach (var node in leaving) _isLeaving[node] = true;
            FindShortcuts(leaving, workers);
            foreach (var node in leaving) result.Add(node, _outgoing.Of(node), _incoming.Of(node));
            // One after the other: a list that grows may move all of its shard.
            workers.Each(shard => TakeOut(leaving, shard));
            workers.Each(PutShortcuts);
            var stale = Neighbours(leaving);
            workers.ForEach(stale.Count, (thread, at) => Weigh(stale[at], thread));
            _left = Array.FindAll(_left, node => !_isLeaving[node]);
            progress?.Report(Share());
        }
        Dispose(); // the lists are as large as what is written now
        return result.Write();
    }

    // The last tenth of the nodes takes most of the time.
    private double Share() => 1 - 0.5 * (Math.Min(1, 10.0 * _left.Length / _nodes) + (double)_left.Length / _nodes);

    /// <summary>How dear it is to take a node out: the shortcuts it needs for the arcs that go, and its depth so far.</summary>
    private void Weigh(int node, int thread)
    {
        var removed = Math.Max(1, _outgoing.Count(node) + _incoming.Count(node));
        var removedHops = 1;
        foreach (ref readonly var arc in _outgoing.Of(node)) removedHops += arc.Hops;
        foreach (ref readonly var arc in _incoming.Of(node)) removedHops += arc.Hops;
        var (shortcuts, hops) = _searches[thread].Count(node, _options.SettledToWeigh);
        _priority[node] = _options.LevelShare * _level[node] +
            _options.ShortcutShare * shortcuts / removed + (int)((long)_options.HopShare * hops / removedHops);
        _isStale[node] = 0;
    }

    private void ChooseLeaving(List<int> leaving, Workers workers)
    {
        var isChosen = new bool[_left.Length];
        var threshold = Threshold();
        workers.ForEach(_left.Length, (_, at) => isChosen[at] = _priority[_left[at]] <= threshold && IsLeast(_left[at]));
        leaving.Clear();
        for (var at = 0; at < _left.Length; at++)
            if (isChosen[at]) leaving.Add(_left[at]);
    }

    // A node may matter less than its neighbours and still much more than most: it waits.
    private int Threshold()
    {
        var step = Math.Max(1, _left.Length / 1000);
        var sample = new List<int>();
        for (var at = 0; at < _left.Length; at += step) sample.Add(_priority[_left[at]]);
        sample.Sort();
        return sample[(int)(sample.Count * _options.LeavingShare)];
    }

    private bool IsLeast(int node)
    {
        foreach (ref readonly var arc in _outgoing.Of(node))
            if (IsBefore(arc.Node, node)) return false;
        foreach (ref readonly var arc in _incoming.Of(node))
            if (IsBefore(arc.Node, node)) return false;
        return true;
    }

    // Ties are broken by a scramble of the number, so that rows of equal nodes do not leave one by one.
    private bool IsBefore(int one, int other) => _priority[one] != _priority[other] ? _priority[one] < _priority[other]
        : (one * 0x9E37_79B1u, one).CompareTo((other * 0x9E37_79B1u, other)) < 0;

    private void FindShortcuts(List<int> leaving, Workers workers)
    {
        var chunks = _found.Length;
        foreach (var list in _found) list.Clear();
        workers.ForEach(chunks, (thread, chunk) =>
        {
            var end = (int)((long)leaving.Count * (chunk + 1) / chunks);
            for (var at = (int)((long)leaving.Count * chunk / chunks); at < end; at++)
                _searches[thread].Collect(leaving[at], _options.SettledToContract, _isLeaving, _found[chunk]);
        });
    }

    // Each thread changes the lists of its own shard only.
    private void TakeOut(List<int> leaving, int shard)
    {
        foreach (var node in leaving)
        {
            foreach (ref readonly var arc in _outgoing.Of(node))
                if (arc.Node % _options.Threads == shard) _incoming.Remove(arc.Node, node);
            foreach (ref readonly var arc in _incoming.Of(node))
                if (arc.Node % _options.Threads == shard) _outgoing.Remove(arc.Node, node);
        }
    }

    private void PutShortcuts(int shard)
    {
        foreach (var list in _found)
        {
            foreach (var add in list)
            {
                if (add.From % _options.Threads == shard) _outgoing.Put(add.From, new HalfArc(add.Weight, add.To, add.Middle, add.Hops));
                if (add.To % _options.Threads == shard) _incoming.Put(add.To, new HalfArc(add.Weight, add.From, add.Middle, add.Hops));
            }
        }
    }

    private List<int> Neighbours(List<int> leaving)
    {
        var stale = new List<int>();
        foreach (var node in leaving)
        {
            foreach (ref readonly var arc in _outgoing.Of(node)) Touch(arc.Node, _level[node] + 1);
            foreach (ref readonly var arc in _incoming.Of(node)) Touch(arc.Node, _level[node] + 1);
            _outgoing.Clear(node);
            _incoming.Clear(node);
        }
        return stale;

        void Touch(int node, int level)
        {
            if (level > _level[node]) _level[node] = level;
            if (_isStale[node] != 0) return;
            _isStale[node] = 1;
            stale.Add(node);
        }
    }
}
