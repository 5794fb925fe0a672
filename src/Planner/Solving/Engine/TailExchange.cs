namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Lets two routes trade what lies behind one of their stops each (2-opt*), all they have where teams differ: changes that
/// strings of a few visits seldom come to.
/// </summary>
internal sealed class TailExchange(RouteSet routes, Dice dice)
{
    /// <summary>How many near visits are looked at, at most five more.</summary>
    private const int Breadth = 30;

    /// <summary>More are more than a ruin takes out, and seldom find places.</summary>
    private const int MostMisfits = 8;

    /// <summary>The share in which whole routes change teams.</summary>
    private const double WholeShare = 0.2;

    private readonly Model _model = routes.Model;
    private readonly bool _hasTeams = routes.Model.Routes.Select(route => route.Type).Distinct().Count() > 1;

    /// <summary>Visits that stay where they are. Null: none.</summary>
    public bool[]? Held { get; set; }

    /// <summary>The visits that their new team may not serve: taken out, to be served by others.</summary>
    public List<int> Misfits { get; } = [];

    /// <summary>Whether tails may be traded at all.</summary>
    public bool Fits => _model.PinnedRank is null;

    /// <summary>Trades tails near a served visit, if that costs less than <paramref name="most"/> more. The caller keeps or undoes it.</summary>
    /// <returns>Whether routes have changed, all rules kept.</returns>
    public bool Try(int visit, IReadOnlyList<int> searched, double most)
    {
        var (one, other) = _hasTeams && dice.Share() < WholeShare ? Whole(visit, searched, most) : Nearby(visit, most);
        if (other < 0) return false;
        var (route, second) = (routes.Nodes[one].Route, routes.Nodes[other].Route);
        Misfits.Clear();
        if (!MayGo(one, second) || !MayGo(other, route)) return false;
        foreach (var misfit in Misfits) routes.Remove(misfit);
        routes.ExchangeTails(one, other);
        return IsKept(routes, route) && IsKept(routes, second) && (_model.Bonds is not { } bonds || KeepsBonds(bonds, one) && KeepsBonds(bonds, other));
    }

    private (int One, int Other) Whole(int visit, IReadOnlyList<int> searched, double most)
    {
        var (route, other) = (routes.Nodes[visit].Route, searched[dice.Below(searched.Count)]);
        if (other == route || _model.Routes[route].Type == _model.Routes[other].Type) return (-1, -1);
        // With one matrix for all, only the first and the last rides differ, so that a look tells.
        return _model.IsPlain && CostOfWhole(route, other) + CostOfWhole(other, route) >= most ? (-1, -1) : (_model.Start(route), _model.Start(other));
    }

    /// <summary>What it costs more if all that a route of a plain model serves is served by another.</summary>
    private long CostOfWhole(int route, int other)
    {
        if (routes.Count(route) == 0) return 0;
        var (first, last) = (routes.Nodes[_model.Start(route)].Next, routes.Nodes[_model.End(route)].Prev);
        return (long)routes.Arc(other, _model.Start(other), first).Cost + routes.Arc(other, last, _model.End(other)).Cost + _model.Routes[other].Fixed
            - routes.Nodes[_model.Start(route)].ArcCost - routes.Nodes[last].ArcCost - _model.Routes[route].Fixed;
    }

    /// <summary>The cheapest way to go on behind the visit with the tail of another route, as far as rides between tells.</summary>
    private (int One, int Other) Nearby(int visit, double most)
    {
        var (best, found) = (most, -1);
        ref var node = ref routes.Nodes[visit];
        var data = _model.Routes[node.Route];
        var rides = _model.Out[data.Class].AsSpan(visit * _model.Rows, _model.Rows);
        var breadth = Math.Min(_model.NearCount, 5 + dice.Below(Breadth));
        for (var rank = 0; rank < breadth; rank++)
        {
            var near = _model.Near[visit * _model.NearCount + rank];
            ref var next = ref routes.Nodes[near];
            if (next.Route < 0 || next.Route == node.Route) continue;
            var before = next.Prev;
            var saved = (long)node.ArcCost + routes.Nodes[before].ArcCost;
            if (rides[near].Cost - saved >= best) continue;
            var cost = rides[near].Cost - saved + RestCost(before, next.Route, node.Next);
            if (cost >= best || !FollowsInTime(visit, node.Route, near) || !FollowsInTime(before, next.Route, node.Next)) continue;
            if (_model.IsPlain && !HasRoom(visit, before)) continue;
            (best, found) = (cost, before);
        }
        return (visit, found);
    }

    /// <summary>Of going on from a node of a route with what came behind a visit of another; less where that closes the route.</summary>
    private long RestCost(int before, int route, int next)
    {
        if (next < _model.Visits) return routes.Arc(route, before, next).Cost;
        var data = _model.Routes[route];
        return before == _model.Start(route) ? -data.Fixed : routes.Arc(route, before, _model.End(route)).Cost;
    }

    private bool FollowsInTime(int before, int route, int next)
    {
        if (next >= _model.Visits) next = _model.End(route);
        if (!_model.IsPlain) return routes.Hours.Follows(route, before, next);
        return before == _model.Start(route) && next == _model.End(route)
            || routes.Nodes[before].Depart + routes.Arc(route, before, next).Seconds <= routes.Nodes[next].Late;
    }

    private bool HasRoom(int one, int other)
    {
        if (_model.Dimensions == 0) return true;
        var (route, second) = (routes.Nodes[one].Route, routes.Nodes[other].Route);
        var (head, headOfSecond) = (LoadUntil(one, route), LoadUntil(other, second));
        return head + routes.Load(second) - headOfSecond <= _model.Routes[route].Capacity[0]
            && headOfSecond + routes.Load(route) - head <= _model.Routes[second].Capacity[0];
    }

    private long LoadUntil(int node, int route)
    {
        var load = 0L;
        for (var start = _model.Start(route); node != start; node = routes.Nodes[node].Prev) load += _model.Delivery[0][node];
        return load;
    }

    /// <summary>Whether a route can have what lies behind a node of another: but for some visits that its team may not serve.</summary>
    private bool MayGo(int before, int route)
    {
        if (_model.IsPlain) return true;
        var (kind, to) = (_model.Routes[routes.Nodes[before].Route].Kind, _model.Routes[route].Kind);
        for (var node = routes.Nodes[before].Next; node < _model.Visits; node = routes.Nodes[node].Next)
        {
            if (Held is not null && Held[node]) return false;
            if (!_model.CanServe(route, node))
            {
                if (Misfits.Count == MostMisfits || _model.Bonds?.IsBound(node) == true) return false;
                Misfits.Add(node);
                continue;
            }
            // What was bound by a service time stays with teams that take as long.
            if (kind != to && _model.Bonds?.IsTimed(node) == true && !TakesAsLong(node, kind, to)) return false;
        }
        return true;
    }

    private bool TakesAsLong(int visit, int kind, int other) => _model.Service[kind][visit] == _model.Service[other][visit] &&
        (_model.Setup is not { } setup || setup[kind][visit] == setup[other][visit]);

    /// <summary>Whether a settled route that other visits have come into keeps its hours, its limits and what its team holds.</summary>
    public static bool IsKept(RouteSet routes, int route)
    {
        if (!routes.IsFeasible(route)) return false;
        var (model, data) = (routes.Model, routes.Model.Routes[route]);
        if (model.IsPlain) return model.Dimensions == 0 || routes.Load(route) <= data.Capacity[0];
        return routes.Count(route) <= data.MaxStops && routes.Loads.AreKept(route);
    }

    /// <summary>Whether what is bound to the visits behind a node is with the teams that it has to be with.</summary>
    private bool KeepsBonds(Bonds bonds, int before)
    {
        var first = routes.Nodes[before].Next;
        // Without its setup a visit would end sooner, and what follows it might come too late.
        if (first < _model.Visits && _model.Setup is not null && bonds.IsTimed(first)) return false;
        for (var node = first; node < _model.Visits; node = routes.Nodes[node].Next)
        {
            if (!bonds.IsBound(node)) continue;
            var (route, team) = (routes.Nodes[node].Route, TeamOf(node));
            if (bonds.Mate[node] >= 0 && routes.Nodes[bonds.Mate[node]].Route != route) return false;
            foreach (var other in bonds.SameTeam[node] ?? [])
                if (routes.Nodes[other].Route >= 0 && TeamOf(other) != team) return false;
            foreach (var other in bonds.DifferentTeams[node] ?? [])
                if (routes.Nodes[other].Route >= 0 && TeamOf(other) == team) return false;
            foreach (var other in bonds.Together[node] ?? [])
                if (other != node && routes.Nodes[other].Route >= 0 && TeamOf(other) == team) return false;
        }
        return true;
    }

    private int TeamOf(int visit) => _model.Routes[routes.Nodes[visit].Route].Team;
}
