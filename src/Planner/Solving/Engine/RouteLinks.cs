using System.Runtime.CompilerServices;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Which node follows which in the routes, and what the rides between them cost.</summary>
internal sealed class RouteLinks
{
    private readonly Model _model;
    private readonly NodeTimes _times;

    /// <param name="times">Where metres of rides are kept.</param>
    public RouteLinks(Model model, NodeTimes times)
    {
        (_model, _times) = (model, times);
        (Nodes, Sides) = (new Node[model.Nodes], new SideCosts[model.Nodes]);
        for (var visit = 0; visit < model.Visits; visit++) Nodes[visit].Row = visit;
        for (var route = 0; route < model.Routes.Length; route++)
        {
            Nodes[model.Start(route)].Row = model.Routes[route].StartRow;
            Nodes[model.End(route)].Row = model.Routes[route].EndRow;
        }
    }

    public Node[] Nodes { get; }

    /// <summary>By node: a smaller record, for a first look.</summary>
    public SideCosts[] Sides { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Arc Arc(int route, int from, int to) =>
        _model.Out[_model.Routes[route].Class][Nodes[from].Row * _model.Rows + Nodes[to].Row];

    private void Join(int route, int before, int after, Arc ride)
    {
        ref var node = ref Nodes[before];
        (node.Next, node.ArcCost, node.ArcSeconds, Nodes[after].Prev) = (after, ride.Cost, ride.Seconds, before);
        JoinSides(before, after, ride.Cost);
        if (_model.Metres is { } metres) _times[before].Metres = metres[_model.Routes[route].Class][node.Row * _model.Rows + Nodes[after].Row];
    }

    /// <summary>Writes down for a first look what the ride between two nodes of a route costs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void JoinSides(int before, int after, int cost)
    {
        ref var side = ref Sides[before];
        (side.Out, side.NextRow) = (cost, Nodes[after].Row);
        side = ref Sides[after];
        (side.In, side.PrevRow) = (cost, Nodes[before].Row);
    }

    /// <returns>The change of what rides cost.</returns>
    public long PutIn(int visit, int route, int before)
    {
        var (after, old) = (Nodes[before].Next, Nodes[before].ArcCost);
        var (to, from) = (Arc(route, before, visit), Arc(route, visit, after));
        Join(route, before, visit, to);
        Join(route, visit, after, from);
        Nodes[visit].Route = route;
        return (long)to.Cost + from.Cost - old;
    }

    /// <returns>The change of what rides cost.</returns>
    public long TakeOut(int visit)
    {
        ref var node = ref Nodes[visit];
        var (before, after, route) = (node.Prev, node.Next, node.Route);
        var old = (long)Nodes[before].ArcCost + node.ArcCost;
        var ride = RideBetween(route, before, after);
        Join(route, before, after, ride);
        Forget(visit);
        return ride.Cost - old;
    }

    /// <summary>Says of a visit that it is in no route; what lay beside it has to be joined.</summary>
    public void Forget(int visit)
    {
        Nodes[visit].Route = -1;
        Sides[visit] = SideCosts.None;
    }

    /// <summary>Makes a route of some visits, whatever it had.</summary>
    public void Relink(int route, List<int> visits)
    {
        var node = _model.Start(route);
        foreach (var visit in visits)
        {
            Join(route, node, visit, Arc(route, node, visit));
            Nodes[visit].Route = route;
            node = visit;
        }
        Join(route, node, _model.End(route), RideBetween(route, node, _model.End(route)));
        (Nodes[_model.Start(route)].Route, Nodes[_model.End(route)].Route) = (route, route);
    }

    /// <summary>What lies behind a node of one route goes behind a node of another, and the other way round.</summary>
    /// <returns>The change of what rides cost, and how many visits, and how much to deliver, each tail had.</returns>
    public (long Cost, int One, long LoadOfOne, int Other, long LoadOfOther) TradeTails(int one, int other)
    {
        var (route, second) = (Nodes[one].Route, Nodes[other].Route);
        var (first, firstOfOther) = (Nodes[one].Next, Nodes[other].Next);
        var (tail, tailOfOther) = (Cut(one, route, second), Cut(other, second, route));
        var cost = Append(one, route, firstOfOther, tailOfOther.Visits) + Append(other, second, first, tail.Visits) - tail.Cost - tailOfOther.Cost;
        return (cost, tail.Visits, tail.Load, tailOfOther.Visits, tailOfOther.Load);
    }

    /// <summary>Turns round what lies between two visits of a route, these included.</summary>
    /// <returns>The change of what rides cost.</returns>
    public long Reverse(int first, int last)
    {
        var (route, before, after) = (Nodes[first].Route, Nodes[first].Prev, Nodes[last].Next);
        var cost = -(long)Nodes[before].ArcCost;
        var (node, at) = (before, last);
        while (true)
        {
            // Behind it nothing has been turned round yet.
            var next = Nodes[at].Prev;
            cost -= Nodes[at].ArcCost;
            Join(route, node, at, Arc(route, node, at));
            cost += Nodes[node].ArcCost;
            node = at;
            if (at == first) break;
            at = next;
        }
        Join(route, node, after, Arc(route, node, after));
        return cost + Nodes[node].ArcCost;
    }

    /// <summary>Says of what lies behind a node that it is in another route.</summary>
    private (int Visits, long Load, long Cost) Cut(int before, int route, int to)
    {
        var (visits, load, cost, end) = (0, 0L, (long)Nodes[before].ArcCost, _model.End(route));
        for (var node = Nodes[before].Next; node != end; node = Nodes[node].Next, visits++)
        {
            Nodes[node].Route = to;
            cost += Nodes[node].ArcCost;
            if (_model.IsPlain && _model.Dimensions > 0) load += _model.Delivery[0][node];
        }
        return (visits, load, cost);
    }

    private long Append(int node, int route, int first, int visits)
    {
        var cost = 0L;
        for (var (next, left) = (first, visits); left > 0; next = Nodes[next].Next, left--)
        {
            Join(route, node, next, Arc(route, node, next));
            cost += Nodes[node].ArcCost;
            node = next;
        }
        Join(route, node, _model.End(route), RideBetween(route, node, _model.End(route)));
        return cost + Nodes[node].ArcCost;
    }

    /// <summary>The ride between two nodes; a route without visits is not ridden, unless it has begun, and costs nothing.</summary>
    private Arc RideBetween(int route, int before, int after)
    {
        var ride = Arc(route, before, after);
        return before == _model.Start(route) && after == _model.End(route) && _model.Routes[route].Driven is null ? new(ride.Seconds, 0) : ride;
    }
}
