namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Writes the times along routes: forward when nodes can be left, backward when they must be reached.</summary>
internal sealed class RouteTimes(Hours hours, Model model, Node[] nodes, NodeTimes times)
{
    /// <summary>Writes the times of a route anew. It must be feasible.</summary>
    public void Update(int route)
    {
        var (data, start, end) = (model.Routes[route], model.Start(route), model.End(route));
        for (var layer = 0; layer <= data.Breaks.Length; layer++) times.Depart(start, layer) = layer == 0 ? data.From : Hours.Never;
        for (var node = nodes[start].Next; node != end; node = nodes[node].Next) WriteActions(data, node);
        Forward(route, start, -1);
        Span<int> last = stackalloc int[data.Breaks.Length + 1];
        last.Fill(-1);
        last[^1] = data.Until;
        BreakRides.Back(data, last, 0, hours.Allowed(data, end));
        for (var layer = 0; layer < last.Length; layer++) times.Reach(end, layer) = times.ReachWithoutSetup(end, layer) = last[layer];
        Backward(route, end, -1);
        MeasureGaps(route);
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
        Forward(route, nodes[visit].Prev, visit);
        Backward(route, nodes[visit].Next, visit);
        MeasureGaps(route);
    }

    /// <summary>After a visit's window changed: walked only as far as times change.</summary>
    public void UpdateWindow(int route, int visit)
    {
        Forward(route, nodes[visit].Prev, visit);
        Backward(route, nodes[visit].Next, visit);
        MeasureGaps(route);
    }

    private void WriteActions(ModelRoute data, int visit)
    {
        var service = times.Service(visit) = model.Service[data.Kind][visit];
        var setup = times.Setup(visit) = model.Setup is { } setups ? setups[data.Kind][visit] : 0;
        times.Action(visit) = setup > 0 && hours.NeedsSetup(nodes[visit].Prev, visit) ? service + setup : service;
    }

    /// <param name="node">The last node whose times are true.</param>
    /// <param name="visit">Behind it the walk ends where times are as before; −1: it goes on to the end.</param>
    private void Forward(int route, int node, int visit)
    {
        var data = model.Routes[route];
        if (data.Breaks.Length <= 1 && !data.HasLoadBreaks)
        {
            ForwardWithBreak(data, model.End(route), node, visit);
            return;
        }
        Span<int> left = stackalloc int[data.Breaks.Length + 1];
        hours.Departures(route, node, left);
        for (var end = model.End(route); node != end;)
        {
            var next = nodes[node].Next;
            var allowed = hours.Allowed(data, node);
            BreakRides.Ride(data, left, nodes[node].ArcSeconds, allowed);
            if (next == end) BreakRides.Ride(data, left, 0, allowed);
            else hours.Serve(left, next, times.Action(next));
            if (visit >= 0 && next != visit && hours.IsLeftAt(next, left)) return;
            node = next;
            for (var layer = 0; layer < left.Length; layer++) times.Depart(node, layer) = left[layer];
        }
    }

    /// <param name="next">The first node whose times are true.</param>
    /// <param name="visit">Before it the walk ends where times are as before; −1: it goes on to the start.</param>
    private void Backward(int route, int next, int visit)
    {
        var data = model.Routes[route];
        var (start, end) = (model.Start(route), model.End(route));
        if (data.Breaks.Length <= 1 && !data.HasLoadBreaks)
        {
            BackwardWithBreak(data, start, end, next, visit);
            return;
        }
        Span<int> reach = stackalloc int[data.Breaks.Length + 1];
        for (var layer = 0; layer < reach.Length; layer++) reach[layer] = times.Reach(next, layer, next == end || hours.NeedsSetup(nodes[next].Prev, next));
        for (int node; (node = nodes[next].Prev) != start; next = node)
        {
            BreakRides.Back(data, reach, nodes[node].ArcSeconds, hours.Allowed(data, node));
            var isSame = visit >= 0 && node != visit;
            for (var layer = 0; layer < reach.Length; layer++)
                isSame &= Write(node, layer, reach[layer], out reach[layer]);
            if (isSame) return;
        }
    }

    /// <summary>The same for the shift with one break or none, which is most of them.</summary>
    private void ForwardWithBreak(ModelRoute data, int end, int node, int visit)
    {
        var pause = data.Breaks.Length == 1 ? data.Breaks[0] : null;
        var (fresh, rested) = (times.Depart(node), pause is null ? Hours.Never : times.Depart(node, 1));
        while (node != end)
        {
            var next = nodes[node].Next;
            var seconds = nodes[node].ArcSeconds;
            if (pause is not null) rested = Math.Min(BreakRides.Plus(rested, seconds), pause.Ride(fresh, seconds));
            fresh = BreakRides.Plus(fresh, seconds);
            if (next != end)
            {
                var action = times.Action(next);
                (fresh, rested) = (hours.End(next, fresh, action), hours.End(next, rested, action));
            }
            else if (pause is not null) rested = Math.Min(rested, pause.Ride(fresh, 0));
            if (visit >= 0 && next != visit && times.Depart(next) == fresh && (pause is null || times.Depart(next, 1) == rested)) return;
            times.Depart(next) = fresh;
            if (pause is not null) times.Depart(next, 1) = rested;
            node = next;
        }
    }

    private void BackwardWithBreak(ModelRoute data, int start, int end, int next, int visit)
    {
        var pause = data.Breaks.Length == 1 ? data.Breaks[0] : null;
        var needsSetup = next == end || hours.NeedsSetup(nodes[next].Prev, next);
        var (fresh, rested) = (times.Reach(next, 0, needsSetup), pause is null ? -1 : times.Reach(next, 1, needsSetup));
        for (int node; (node = nodes[next].Prev) != start; next = node)
        {
            var seconds = nodes[node].ArcSeconds;
            fresh = fresh < 0 ? -1 : fresh - seconds;
            if (rested >= 0) (fresh, rested) = (Math.Max(fresh, pause!.Back(rested, seconds)), rested - seconds);
            var isSame = Write(node, 0, fresh, out fresh);
            if (pause is not null) isSame &= Write(node, 1, rested, out rested);
            if (isSame && visit >= 0 && node != visit) return;
        }
    }

    /// <returns>Whether a node's latest arrivals are as before.</returns>
    private bool Write(int node, int layer, int leave, out int reach)
    {
        var (service, setup) = (times.Service(node), times.Setup(node));
        var with = hours.LatestArrival(node, leave, service + setup);
        var without = setup == 0 ? with : hours.LatestArrival(node, leave, service);
        var isSame = times.Reach(node, layer) == with && times.ReachWithoutSetup(node, layer) == without;
        (times.Reach(node, layer), times.ReachWithoutSetup(node, layer)) = (with, without);
        reach = setup == 0 || times.Action(node) > service ? with : without;
        return isSame;
    }

    private void MeasureGaps(int route)
    {
        var breaks = model.Routes[route].Breaks;
        if (breaks.Length == 1)
        {
            MeasureGaps(route, breaks[0].Seconds);
            return;
        }
        var (widest, end) = (0, model.End(route));
        for (int node = model.Start(route), next; node != end; node = next)
        {
            next = nodes[node].Next;
            var gap = 0;
            for (var from = 0; from <= breaks.Length; from++)
            {
                var left = times.Depart(node, from);
                if (left == Hours.Never) continue;
                gap = Math.Max(gap, times.ReachWithoutSetup(next, from) - left);
                for (var to = from; to < breaks.Length; to++)
                {
                    left += breaks[to].Seconds;
                    gap = Math.Max(gap, times.ReachWithoutSetup(next, to + 1) - left);
                }
            }
            times.Gap(node) = gap;
            widest = Math.Max(widest, gap);
        }
        times.Gap(end) = widest;
    }

    /// <summary>The same for the shift with one break.</summary>
    private void MeasureGaps(int route, int pause)
    {
        var (widest, end) = (0, model.End(route));
        for (int node = model.Start(route), next; node != end; node = next)
        {
            next = nodes[node].Next;
            // Never is later than all that can be reached.
            var (fresh, rested, reach) = (times.Depart(node), times.Depart(node, 1), times.ReachWithoutSetup(next, 1));
            var gap = Math.Max(0, Math.Max(times.ReachWithoutSetup(next) - fresh, reach - Math.Min(fresh == Hours.Never ? fresh : fresh + pause, rested)));
            times.Gap(node) = gap;
            widest = Math.Max(widest, gap);
        }
        times.Gap(end) = widest;
    }
}
