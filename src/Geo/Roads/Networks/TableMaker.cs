using System.Runtime.CompilerServices;
using CoverageMap.Geo.Roads.Hierarchy;
using CoverageMap.Geo.Roads.Snapping;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Tables of fastest paths between places on roads.</summary>
internal sealed class TableMaker(RoadSections roads, PositionSeeds seeds)
{
    public RoadTable Make(
        IReadOnlyList<RoadPosition> sources, IReadOnlyList<RoadPosition> targets, bool withDistances, int threads, CancellationToken cancel)
    {
        var order = AlongCurve(sources);
        var (from, to) = (new Seed[sources.Count][], new Seed[targets.Count][]);
        for (var row = 0; row < from.Length; row++) from[row] = seeds.From(sources[order[row]]);
        for (var target = 0; target < to.Length; target++) to[target] = seeds.To(targets[target]);
        var table = new RoadTable(sources.Count, targets.Count, new uint[(long)sources.Count * targets.Count],
            withDistances ? new uint[(long)sources.Count * targets.Count] : null);
        if (withDistances)
            ManyToMany.Run<ulong>(roads.Hierarchy, from, to, threads, (row, values) => Put(table, order, row, values), cancel);
        else
            ManyToMany.Run<uint>(roads.Hierarchy, from, to, threads, (row, values) => Put(table, order, row, values), cancel);
        PutDirect(table, sources, targets);
        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Put(RoadTable table, int[] order, int row, ReadOnlySpan<uint> values)
    {
        for (; values.Length > 0; values = values[table.Targets..], row++)
        {
            var to = table.Milliseconds.AsSpan(order[row] * table.Targets, table.Targets);
            for (var target = 0; target < to.Length; target++)
                to[target] = values[target] >= Lanes<uint>.None ? RoadTable.Unreachable : values[target];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Put(RoadTable table, int[] order, int row, ReadOnlySpan<ulong> values)
    {
        for (; values.Length > 0; values = values[table.Targets..], row++)
        {
            var ms = table.Milliseconds.AsSpan(order[row] * table.Targets, table.Targets);
            var dm = table.Decimetres.AsSpan(order[row] * table.Targets, table.Targets);
            for (var target = 0; target < ms.Length; target++)
                (ms[target], dm[target]) = values[target] >= Weight.None ? (RoadTable.Unreachable, RoadTable.Unreachable)
                    : (Weight.Ms(values[target]), Weight.Dm(values[target]));
        }
    }

    // Two places on one edge may be reached without passing either end of it, which a hierarchy does not see.
    private void PutDirect(RoadTable table, IReadOnlyList<RoadPosition> sources, IReadOnlyList<RoadPosition> targets)
    {
        var byEdge = new Dictionary<int, List<int>>();
        for (var target = 0; target < targets.Count; target++)
        {
            if (!byEdge.TryGetValue(targets[target].Edge, out var onEdge)) byEdge[targets[target].Edge] = onEdge = [];
            onEdge.Add(target);
        }
        for (var source = 0; source < sources.Count; source++)
        {
            foreach (var target in byEdge.GetValueOrDefault(sources[source].Edge) ?? [])
            {
                if (seeds.Direct(sources[source], targets[target]) is not { } direct) continue;
                var cell = source * table.Targets + target;
                var (ms, dm) = (Weight.Ms(direct.Weight), Weight.Dm(direct.Weight));
                if (ms > table.Milliseconds[cell] || ms == table.Milliseconds[cell] && table.Decimetres is { } known && dm >= known[cell]) continue;
                table.Milliseconds[cell] = ms;
                if (table.Decimetres is not null) table.Decimetres[cell] = dm;
            }
        }
    }

    // Sources that go through the hierarchy together should share their way up.
    private static int[] AlongCurve(IReadOnlyList<RoadPosition> sources)
    {
        var box = Box.Empty;
        foreach (var source in sources) box = box.With(Units(source.Position.Lon), Units(source.Position.Lat));
        // Key and number in one: the runtime has the sorting of longs compiled already.
        var keys = new long[sources.Count];
        for (var source = 0; source < keys.Length; source++)
            keys[source] = (long)Hilbert.KeyOf(Units(sources[source].Position.Lon), Units(sources[source].Position.Lat), box) << 31 | (long)source;
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(key & int.MaxValue));
    }

    private static int Units(double degrees) => (int)Math.Round(degrees * 1e7);
}
