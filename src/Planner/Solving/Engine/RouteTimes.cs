using System.Runtime.CompilerServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Writes the times along routes: forward when nodes can be left, backward when they must be reached.</summary>
internal sealed class RouteTimes(Hours hours, Model model, Node[] nodes, NodeTimes times)
{
    /// <summary>Of the gaps measured since an update began.</summary>
    private int _widest;

    /// <summary>Writes the times of a route anew. It must be feasible.</summary>
    public void Update(int route)
    {
        var (data, start, end) = (model.Routes[route], model.Start(route), model.End(route));
        for (var layer = 1; layer <= data.Breaks.Length; layer++) times.Layer(start, layer).Depart = Hours.Never;
        for (var node = nodes[start].Next; node != end; node = nodes[node].Next) WriteActions(data, node);
        Leave(route, data.From);
        Span<int> last = stackalloc int[data.Breaks.Length + 1];
        last.Fill(-1);
        last[^1] = data.Until;
        BreakRides.Back(data, last, 0, hours.Allowed(data, end));
        for (var layer = 0; layer < last.Length; layer++) times.Layer(end, layer).Reach = times.Layer(end, layer).ReachWithoutSetup = last[layer];
        _widest = 0;
        Backward(route, end, -1);
        WriteWidest(route, isWhole: true);
    }

    /// <summary>Writes when the nodes of a route can be left by one who leaves its start at a time.</summary>
    public void Leave(int route, int time)
    {
        times.Layer(model.Start(route), 0).Depart = time;
        Forward(route, model.Start(route), -1);
    }

    /// <summary>After a visit was put in: walked only as far as times change.</summary>
    public void Update(int route, int visit)
    {
        if (model.Routes[route].HasLoadBreaks)
        {
            Update(route);
            return;
        }
        WriteActions(model.Routes[route], visit);
        if (nodes[visit].Next < model.Visits) WriteActions(model.Routes[route], nodes[visit].Next);
        UpdateAround(route, visit);
    }

    /// <summary>After a visit's window changed: walked only as far as times change.</summary>
    public void UpdateWindow(int route, int visit) => UpdateAround(route, visit);

    private void UpdateAround(int route, int visit)
    {
        _widest = 0;
        // What lies behind the visit is reached when it was, what lies before it left when it was.
        var isToEnd = Forward(route, nodes[visit].Prev, visit);
        var isToStart = Backward(route, nodes[visit].Next, visit);
        WriteWidest(route, isToEnd && isToStart);
    }

    /// <param name="isWhole">Whether all gaps were measured just now.</param>
    private void WriteWidest(int route, bool isWhole)
    {
        if (!IsSimple(model.Routes[route]))
        {
            MeasureGaps(route);
            return;
        }
        var end = model.End(route);
        if (!isWhole && _widest < times[end].Gap)
            for (var node = model.Start(route); node != end; node = nodes[node].Next) _widest = Math.Max(_widest, times[node].Gap);
        times[end].Gap = _widest;
    }

    /// <summary>One break or none, whatever is on board: most shifts. Their gaps are measured on the way.</summary>
    private static bool IsSimple(ModelRoute route) => route.Breaks.Length <= 1 && !route.HasLoadBreaks;

    private void WriteActions(ModelRoute data, int visit)
    {
        ref var time = ref times[visit];
        var service = time.Service = model.Service[data.Kind][visit];
        var setup = time.Setup = model.Setup is { } setups ? setups[data.Kind][visit] : 0;
        time.Action = setup > 0 && hours.NeedsSetup(nodes[visit].Prev, visit) ? service + setup : service;
    }

    /// <param name="node">The last node whose times are true.</param>
    /// <param name="visit">Behind it the walk ends where times are as before; −1: it goes on to the end.</param>
    /// <returns>Whether it went on to the end.</returns>
    private bool Forward(int route, int node, int visit)
    {
        var data = model.Routes[route];
        if (IsSimple(data)) return ForwardWithBreak(data, model.End(route), node, visit);
        Span<int> left = stackalloc int[data.Breaks.Length + 1];
        hours.Departures(route, node, left);
        for (var end = model.End(route); node != end;)
        {
            var next = nodes[node].Next;
            var allowed = hours.Allowed(data, node);
            BreakRides.Ride(data, left, nodes[node].ArcSeconds, allowed);
            if (next == end) BreakRides.Ride(data, left, 0, allowed);
            else hours.Serve(left, next, times[next].Action);
            if (visit >= 0 && next != visit && hours.IsLeftAt(next, left)) return false;
            node = next;
            for (var layer = 0; layer < left.Length; layer++) times.Layer(node, layer).Depart = left[layer];
        }
        return true;
    }

    /// <param name="next">The first node whose times are true.</param>
    /// <param name="visit">Before it the walk ends where times are as before; −1: it goes on to the start.</param>
    /// <returns>Whether it went on to the start.</returns>
    private bool Backward(int route, int next, int visit)
    {
        var data = model.Routes[route];
        var (start, end) = (model.Start(route), model.End(route));
        if (IsSimple(data)) return BackwardWithBreak(data, start, end, next, visit);
        Span<int> reach = stackalloc int[data.Breaks.Length + 1];
        for (var layer = 0; layer < reach.Length; layer++) reach[layer] = times.Layer(next, layer).ReachIf(next == end || hours.NeedsSetup(nodes[next].Prev, next));
        for (int node; (node = nodes[next].Prev) != start; next = node)
        {
            BreakRides.Back(data, reach, nodes[node].ArcSeconds, hours.Allowed(data, node));
            var isSame = visit >= 0 && node != visit;
            for (var layer = 0; layer < reach.Length; layer++)
                isSame &= Write(node, times[node], ref times.Layer(node, layer), ref reach[layer]);
            if (isSame) return false;
        }
        return true;
    }

    /// <summary>The same for the shift with one break or none.</summary>
    private bool ForwardWithBreak(ModelRoute data, int end, int node, int visit)
    {
        var pause = data.Breaks.Length == 1 ? data.Breaks[0] : null;
        var (fresh, rested) = (times[node].Fresh.Depart, pause is null ? Hours.Never : times[node].Rested.Depart);
        while (node != end)
        {
            var (next, seconds) = (nodes[node].Next, nodes[node].ArcSeconds);
            ref var time = ref times[next];
            if (pause is not null) rested = Math.Min(BreakRides.Plus(rested, seconds), pause.Ride(fresh, seconds));
            fresh = BreakRides.Plus(fresh, seconds);
            if (next != end) (fresh, rested) = hours.Ends(next, fresh, rested, time.Action);
            else if (pause is not null) rested = Math.Min(rested, pause.Ride(fresh, 0));
            if (visit >= 0 && next != visit && time.Fresh.Depart == fresh && (pause is null || time.Rested.Depart == rested)) return false;
            time.Fresh.Depart = fresh;
            if (pause is not null) time.Rested.Depart = rested;
            node = next;
            if (visit >= 0 && node != end) MeasureGap(node, nodes[node].Next, pause);
        }
        return true;
    }

    private bool BackwardWithBreak(ModelRoute data, int start, int end, int next, int visit)
    {
        var pause = data.Breaks.Length == 1 ? data.Breaks[0] : null;
        var needsSetup = next == end || hours.NeedsSetup(nodes[next].Prev, next);
        var (fresh, rested) = (times[next].Fresh.ReachIf(needsSetup), pause is null ? -1 : times[next].Rested.ReachIf(needsSetup));
        if (visit < 0) MeasureGap(nodes[next].Prev, next, pause);
        for (int node; (node = nodes[next].Prev) != start; next = node)
        {
            var seconds = nodes[node].ArcSeconds;
            fresh = fresh < 0 ? -1 : fresh - seconds;
            if (rested >= 0) (fresh, rested) = (Math.Max(fresh, pause!.Back(rested, seconds)), rested - seconds);
            ref var time = ref times[node];
            var isSame = Write(node, time, ref time.Fresh, ref fresh);
            if (pause is not null) isSame &= Write(node, time, ref time.Rested, ref rested);
            if (isSame && visit >= 0 && node != visit) return false;
            MeasureGap(nodes[node].Prev, node, pause);
        }
        return true;
    }

    /// <param name="bound">When the visit has to be left; comes to be when it has to be reached, as its route is.</param>
    /// <returns>Whether a node's latest arrivals are as before.</returns>
    private bool Write(int node, in NodeTime time, ref LayerTime layer, ref int bound)
    {
        var with = hours.LatestArrival(node, bound, time.Service + time.Setup);
        var without = time.Setup == 0 ? with : hours.LatestArrival(node, bound, time.Service);
        var isSame = layer.Reach == with && layer.ReachWithoutSetup == without;
        (layer.Reach, layer.ReachWithoutSetup) = (with, without);
        bound = time.Setup == 0 || time.Action > time.Service ? with : without;
        return isSame;
    }

    /// <summary>The time that is free between a node and its next, for the shift with one break or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MeasureGap(int node, int next, ModelBreak? pause)
    {
        ref var time = ref times[node];
        ref readonly var then = ref times[next];
        // Never is later than all that can be reached.
        var fresh = time.Fresh.Depart;
        var gap = Math.Max(0, then.Fresh.ReachWithoutSetup - fresh);
        if (pause is not null) gap = Math.Max(gap, then.Rested.ReachWithoutSetup - Math.Min(fresh == Hours.Never ? fresh : fresh + pause.Seconds, time.Rested.Depart));
        time.Gap = gap;
        if (gap > _widest) _widest = gap;
    }

    private void MeasureGaps(int route)
    {
        var (breaks, widest, end) = (model.Routes[route].Breaks, 0, model.End(route));
        for (int node = model.Start(route), next; node != end; node = next)
        {
            next = nodes[node].Next;
            var gap = 0;
            for (var from = 0; from <= breaks.Length; from++)
            {
                var left = times.Layer(node, from).Depart;
                if (left == Hours.Never) continue;
                gap = Math.Max(gap, times.Layer(next, from).ReachWithoutSetup - left);
                for (var to = from; to < breaks.Length; to++)
                {
                    left += breaks[to].Seconds;
                    gap = Math.Max(gap, times.Layer(next, to + 1).ReachWithoutSetup - left);
                }
            }
            times[node].Gap = gap;
            widest = Math.Max(widest, gap);
        }
        times[end].Gap = widest;
    }
}
