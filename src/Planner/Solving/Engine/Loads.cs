namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// What routes carry, in each dimension. Where something is picked up the load changes both ways, and the most before and
/// after each node tells whether a visit fits there.
/// </summary>
internal sealed class Loads
{
    private readonly Model _model;
    private readonly Node[] _nodes;
    private readonly long[][] _total;
    private readonly long[][] _onBoard;
    private readonly long[][] _mostBefore;
    private readonly long[][] _mostAfter;
    private readonly long[][] _usedByTeam;

    public Loads(Model model, Node[] nodes)
    {
        (_model, _nodes) = (model, nodes);
        _total = [.. Enumerable.Range(0, model.Dimensions).Select(_ => new long[model.Routes.Length])];
        _usedByTeam = [.. Enumerable.Range(0, model.Dimensions).Select(_ => new long[model.Teams])];
        foreach (var route in model.Routes)
            for (var dimension = 0; route.Driven is { } driven && dimension < model.Dimensions; dimension++)
                _usedByTeam[dimension][route.Team] += driven.Delivered[dimension];
        _onBoard = ByNode();
        _mostBefore = ByNode();
        _mostAfter = ByNode();

        long[][] ByNode() => [.. Enumerable.Range(0, model.TracksLoads ? model.Dimensions : 0).Select(_ => new long[model.Nodes])];
    }

    /// <summary>Deliveries of a route, in a dimension: what is loaded when it begins.</summary>
    public long Total(int dimension, int route) => _total[dimension][route];

    /// <summary>Copies what is on board when a node is left.</summary>
    public void CopyOnBoard(int node, Span<long> into)
    {
        for (var dimension = 0; dimension < _model.Dimensions; dimension++) into[dimension] = _onBoard[dimension][node];
    }

    /// <summary>Writes the loads of a route anew.</summary>
    public void Update(int route)
    {
        var (data, start, end) = (_model.Routes[route], _model.Start(route), _model.End(route));
        for (var dimension = 0; dimension < _model.Dimensions; dimension++)
        {
            var delivery = _model.Delivery[dimension];
            var total = 0L;
            for (var node = _nodes[start].Next; node != end; node = _nodes[node].Next) total += delivery[node];
            _usedByTeam[dimension][data.Team] += total - _total[dimension][route];
            _total[dimension][route] = total;
            if (_model.TracksLoads) UpdateBoard(dimension, data, start, end, total);
        }
    }

    /// <summary>The same after a visit was put in.</summary>
    public void Insert(int route, int visit)
    {
        if (_model.TracksLoads)
        {
            Update(route);
            return;
        }
        for (var dimension = 0; dimension < _model.Dimensions; dimension++) Add(dimension, route, _model.Delivery[dimension][visit]);
    }

    /// <summary>Sets the loads as they were, once the route is.</summary>
    public void Restore(int route, ReadOnlySpan<long> totals)
    {
        if (_model.TracksLoads)
        {
            Update(route);
            return;
        }
        for (var dimension = 0; dimension < totals.Length; dimension++) Add(dimension, route, totals[dimension] - _total[dimension][route]);
    }

    private void Add(int dimension, int route, long amount)
    {
        _total[dimension][route] += amount;
        _usedByTeam[dimension][_model.Routes[route].Team] += amount;
    }

    private void UpdateBoard(int dimension, ModelRoute data, int start, int end, long total)
    {
        var (onBoard, before, after) = (_onBoard[dimension], _mostBefore[dimension], _mostAfter[dimension]);
        var load = total + (data.Driven?.PickedUp[dimension] ?? 0);
        onBoard[start] = load;
        before[start] = Math.Max(load, total + (data.Driven?.Peak[dimension] ?? 0));
        var node = start;
        while ((node = _nodes[node].Next) != end)
        {
            load += Change(dimension, node);
            onBoard[node] = load;
            before[node] = Math.Max(before[_nodes[node].Prev], load);
        }
        (onBoard[end], after[end], before[end]) = (load, load, before[_nodes[end].Prev]);
        while (node != start)
        {
            node = _nodes[node].Prev;
            after[node] = Math.Max(onBoard[node], after[_nodes[node].Next]);
        }
    }

    /// <summary>By how much the load grows at a visit.</summary>
    public long Change(int dimension, int visit)
    {
        if (_model.Bonds is { } bonds && bonds.Mate[visit] is >= 0 and var mate && !bonds.IsPickup[visit])
            return -_model.Pickup[dimension][mate] - _model.Delivery[dimension][visit];
        return _model.Pickup[dimension][visit] - _model.Delivery[dimension][visit];
    }

    /// <summary>Whether a visit, no half of a pair, can be loaded anywhere in the route as far as totals tell.</summary>
    public bool MayFit(int route, int visit)
    {
        var data = _model.Routes[route];
        for (var dimension = 0; dimension < _model.Dimensions; dimension++)
        {
            var total = _total[dimension][route] + _model.Delivery[dimension][visit];
            if (total + (data.Driven?.Peak[dimension] ?? 0) > data.Capacity[dimension] || _model.Pickup[dimension][visit] > data.Capacity[dimension]) return false;
            if (data.DayStock is { } stock && _usedByTeam[dimension][data.Team] + _model.Delivery[dimension][visit] > stock[dimension]) return false;
        }
        return true;
    }

    /// <summary>Whether a route as it is has room for all that it carries.</summary>
    public bool AreKept(int route)
    {
        var data = _model.Routes[route];
        for (var dimension = 0; dimension < _model.Dimensions; dimension++)
        {
            var total = _total[dimension][route];
            if (total + (data.Driven?.Peak[dimension] ?? 0) > data.Capacity[dimension]) return false;
            if (_model.TracksLoads && _mostBefore[dimension][_model.End(route)] > data.Capacity[dimension]) return false;
            if (data.DayStock is { } stock && _usedByTeam[dimension][data.Team] > stock[dimension]) return false;
        }
        return true;
    }

    /// <summary>Whether a visit, no half of a pair, can be loaded after a node.</summary>
    public bool Fits(int route, int before, int visit)
    {
        if (!_model.TracksLoads) return true;
        var capacity = _model.Routes[route].Capacity;
        for (var dimension = 0; dimension < _model.Dimensions; dimension++)
            if (_mostBefore[dimension][before] + _model.Delivery[dimension][visit] > capacity[dimension] ||
                _mostAfter[dimension][before] + _model.Pickup[dimension][visit] > capacity[dimension]) return false;
        return true;
    }

    /// <summary>Whether something for a visit is on board from the start.</summary>
    public bool IsLoaded(int visit)
    {
        for (var dimension = 0; dimension < _model.Dimensions; dimension++)
            if (_model.Delivery[dimension][visit] > 0) return true;
        return false;
    }

    /// <summary>Whether what a pair carries has room on the ride that leaves a node.</summary>
    public bool HasRoom(int route, int node, int pickup)
    {
        for (var dimension = 0; _model.TracksLoads && dimension < _model.Dimensions; dimension++)
            if (_onBoard[dimension][node] + _model.Pickup[dimension][pickup] > _model.Routes[route].Capacity[dimension]) return false;
        return true;
    }
}
