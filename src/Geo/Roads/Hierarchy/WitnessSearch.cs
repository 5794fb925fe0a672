using System.Numerics;

namespace CoverageMap.Geo.Roads.Hierarchy;

/// <summary>
/// Finds which shortcuts a node needs when it is taken out: those between neighbours that have no other way as light. The
/// search is short of breath on purpose: a witness it misses costs a shortcut, never a wrong time. One per thread.
/// </summary>
internal sealed class WitnessSearch(ArcLists outgoing, ArcLists incoming)
{
    // Small enough to stay in the processor's cache.
    private const int FewestSlotBits = 13;

    private const int ScansOfEach = 12;

    private readonly WeightHeap _heap = new();
    private int _slotBits;
    private int[] _nodeOf = [];
    private uint[] _roundOf = [];
    private ulong[] _weightOf = [];
    private ulong[] _limitOf = [];
    private uint _round;
    private int _touched;

    /// <summary>The shortcuts of a node and the moves they stand for.</summary>
    public (int Shortcuts, int Hops) Count(int node, int mostSettled) => Run(node, mostSettled, null, null);

    /// <param name="isLeaving">Nodes that leave together with this one: no witness may lead over them.</param>
    public void Collect(int node, int mostSettled, bool[] isLeaving, List<Shortcut> into) => Run(node, mostSettled, isLeaving, into);

    private (int, int) Run(int node, int mostSettled, bool[]? isLeaving, List<Shortcut>? into)
    {
        var (shortcuts, hops) = (0, 0);
        var targets = outgoing.Of(node);
        MakeRoomFor(targets.Length);
        foreach (var first in incoming.Of(node))
        {
            if (!Prepare(first, targets, out var open, out var furthest)) continue;
            if (open > 0) Search(first.Node, node, open, furthest, mostSettled, isLeaving);
            foreach (var second in targets)
            {
                if (second.Node == first.Node) continue;
                var slot = SlotOf(second.Node);
                if (_limitOf[slot] == Weight.None) continue; // a witness was found
                shortcuts++;
                hops += first.Hops + second.Hops;
                into?.Add(new Shortcut(first.Node, second.Node, first.Weight + second.Weight, node, first.Hops + second.Hops));
            }
        }
        return (shortcuts, hops);
    }

    private void MakeRoomFor(int targets)
    {
        var bits = Math.Max(FewestSlotBits, BitOperations.Log2((uint)targets + 1) + 3);
        if (bits <= _slotBits) return;
        (_slotBits, _nodeOf, _roundOf) = (bits, new int[1 << bits], new uint[1 << bits]);
        (_weightOf, _limitOf, _round) = (new ulong[1 << bits], new ulong[1 << bits], 0);
    }

    // Every target gets a slot with the weight that a witness must not exceed.
    private bool Prepare(HalfArc first, ReadOnlySpan<HalfArc> targets, out int open, out ulong furthest)
    {
        if (++_round == 0)
        {
            Array.Clear(_roundOf);
            _round = 1;
        }
        (_touched, open, furthest) = (0, 0, 0UL);
        foreach (var second in targets)
        {
            if (second.Node == first.Node) continue;
            var slot = SlotOf(second.Node);
            var limit = first.Weight + second.Weight;
            _limitOf[slot] = limit;
            if (limit > furthest) furthest = limit;
            open++;
        }
        return open > 0;
    }

    private void Search(int source, int without, int open, ulong furthest, int mostSettled, bool[]? isLeaving)
    {
        _heap.Clear();
        _weightOf[SlotOf(source)] = 0;
        _heap.Push(0, source);
        // Where every node has hundreds of arcs, as at the top, a few settled nodes have shown what there is.
        var scans = mostSettled * ScansOfEach;
        for (var settled = 0; settled < mostSettled && scans > 0 && _heap.TryPop(out var weight, out var at); settled++)
        {
            if (weight > furthest) return;
            if (weight > _weightOf[SlotOf(at)])
            {
                settled--;
                continue;
            }
            var arcs = outgoing.Of(at);
            scans -= arcs.Length;
            foreach (ref readonly var arc in arcs)
            {
                if (arc.Node == without) continue;
                var next = weight + arc.Weight;
                if (next > furthest || isLeaving is not null && isLeaving[arc.Node]) continue;
                var slot = SlotOf(arc.Node);
                if (next >= _weightOf[slot]) continue;
                _weightOf[slot] = next;
                if (next <= _limitOf[slot] && _limitOf[slot] != Weight.None)
                {
                    _limitOf[slot] = Weight.None;
                    if (--open == 0) return;
                }
                if (_touched > _nodeOf.Length / 2) return;
                _heap.Push(next, arc.Node);
            }
        }
    }

    // A fresh slot is infinitely far and no target: its limit is 0, which no way keeps.
    private int SlotOf(int node)
    {
        var slot = (int)((uint)node * 0x9E37_79B1u >> 32 - _slotBits);
        while (_roundOf[slot] == _round)
        {
            if (_nodeOf[slot] == node) return slot;
            slot = slot + 1 & _nodeOf.Length - 1;
        }
        (_nodeOf[slot], _roundOf[slot], _weightOf[slot], _limitOf[slot]) = (node, _round, Weight.None, 0);
        _touched++;
        return slot;
    }
}
