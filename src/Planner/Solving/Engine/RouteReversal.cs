namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Turns round a part of a route (2-opt): where windows leave it open which way a team goes, strings of a few visits do not come to it.
/// </summary>
internal sealed class RouteReversal(RouteSet routes, Dice dice)
{
    /// <summary>How many near visits are looked at, at most five more.</summary>
    private const int Breadth = 30;

    private readonly Model _model = routes.Model;

    /// <summary>Whether parts may be turned round at all.</summary>
    public bool Fits => _model.PinnedRank is null && _model.Bonds is null;

    /// <summary>Turns round what lies between a served visit and one near it, if that costs less than <paramref name="most"/> more. The caller keeps or undoes it.</summary>
    /// <returns>Whether a route has changed, all rules kept.</returns>
    public bool Try(int visit, double most)
    {
        var isBehind = dice.Below(2) == 0;
        if (Nearby(visit, most, isBehind) is not (>= 0 and var near)) return false;
        var (first, last) = ComesBehind(near, visit) ? (visit, near) : (near, visit);
        if (isBehind) first = routes.Nodes[first].Next;
        else last = routes.Nodes[last].Prev;
        var route = routes.Nodes[visit].Route;
        if (!MayTurn(route, first, last)) return false;
        routes.Reverse(first, last);
        return TailExchange.IsKept(routes, route);
    }

    /// <summary>The visit of the same route that comes cheapest beside this one, as far as the rides at both ends tell.</summary>
    private int Nearby(int visit, double most, bool isBehind)
    {
        var (best, found) = (most, -1);
        var nodes = routes.Nodes;
        var route = nodes[visit].Route;
        var side = isBehind ? nodes[visit].Next : nodes[visit].Prev;
        var saved = isBehind ? nodes[visit].ArcCost : nodes[side].ArcCost;
        var breadth = Math.Min(_model.NearCount, 5 + dice.Below(Breadth));
        for (var rank = 0; rank < breadth; rank++)
        {
            var near = _model.Near[visit * _model.NearCount + rank];
            if (nodes[near].Route != route || near == side) continue;
            var other = isBehind ? nodes[near].Next : nodes[near].Prev;
            if (other == visit) continue;
            // What is turned round rides about as long the other way.
            var cost = isBehind
                ? (long)routes.Arc(route, visit, near).Cost + routes.Arc(route, side, other).Cost - saved - nodes[near].ArcCost
                : (long)routes.Arc(route, near, visit).Cost + routes.Arc(route, other, side).Cost - saved - nodes[other].ArcCost;
            if (cost < best) (best, found) = (cost, near);
        }
        return found;
    }

    /// <summary>Whether a visit comes behind another of its route.</summary>
    private bool ComesBehind(int later, int visit)
    {
        for (var node = visit; node < _model.Visits; node = routes.Nodes[node].Next)
            if (node == later) return true;
        return false;
    }

    /// <summary>Whether all that is turned round is reached before its windows end, breaks and setups not counted.</summary>
    private bool MayTurn(int route, int first, int last)
    {
        var (nodes, before) = (routes.Nodes, routes.Nodes[first].Prev);
        var service = _model.Service[_model.Routes[route].Kind];
        var time = before >= _model.Visits ? _model.Routes[route].From : _model.IsPlain ? nodes[before].Depart : routes.Hours.Soonest(_model.Routes[route], before);
        for (var node = last; ; node = nodes[node].Prev)
        {
            time = Math.Max(time + routes.Arc(route, before, node).Seconds, _model.Early[node]);
            if (time > _model.Late[node]) return false;
            if (node == first) return true;
            time += service[node];
            before = node;
        }
    }
}
