namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Where a visit fits best, with every rule that binds a visit to a route.</summary>
internal sealed class GeneralPlaces(RouteSet routes, Dice dice) : IPlaces
{
    private readonly Model _model = routes.Model;
    private readonly RouteRules _rules = new(routes);
    private readonly Blinks _blinks = new(dice, routes.Model.IsSmall);
    private readonly int[] _lookedAt = new int[routes.Model.Routes.Length];
    private readonly bool[] _isOpen = new bool[routes.Model.Routes.Length];
    private int _call;
    private Place _best;

    /// <summary>By team: whether the next visit may go there; null: to all.</summary>
    public bool[]? Teams { get; set; }

    public Blinks Blinks => _blinks;

    public Place Best(int visit, int breadth, long limit)
    {
        _call++;
        _best = Place.None with { Cost = limit };
        if (breadth > _model.FittingCount) TryEverywhere(visit);
        else
            for (var rank = 0; rank < breadth; rank++)
            {
                var near = _model.Fitting[visit * _model.FittingCount + rank];
                ref var node = ref routes.Nodes[near];
                if (node.Route < 0 || !IsOpen(visit, node.Route)) continue;
                Try(visit, node.Route, near, node.Next);
                Try(visit, node.Route, node.Prev, near);
            }
        for (var type = 0; type < routes.Unused.Types; type++)
            if (routes.Unused.Of(type) is >= 0 and var route && IsOpen(visit, route)) Try(visit, route, _model.Start(route), _model.End(route));
        return _best;
    }

    private void TryEverywhere(int visit)
    {
        for (var route = 0; route < _model.Routes.Length; route++)
        {
            if (routes.Count(route) == 0 || !IsOpen(visit, route)) continue;
            var end = _model.End(route);
            for (int node = _model.Start(route), next; node != end; node = next)
            {
                next = routes.Nodes[node].Next;
                Try(visit, route, node, next);
            }
        }
    }

    private bool IsOpen(int visit, int route)
    {
        if (_lookedAt[route] == _call) return _isOpen[route];
        _lookedAt[route] = _call;
        return _isOpen[route] = (Teams is null || Teams[_model.Routes[route].Team]) && _rules.MayServe(route, visit);
    }

    private void Try(int visit, int route, int before, int after)
    {
        var data = _model.Routes[route];
        var (rows, row) = (_model.Rows, visit * _model.Rows);
        var (first, second) = (_model.In[data.Class][row + routes.Nodes[before].Row], _model.Out[data.Class][row + routes.Nodes[after].Row]);
        var cost = (long)first.Cost + second.Cost - routes.Nodes[before].ArcCost + routes.Sums.KeepPrice(visit, data.Team);
        if (routes.Count(route) == 0) cost += data.Fixed + routes.Unused.Price;
        if (cost >= _best.Cost || _blinks.Blink()) return;
        if (_rules.Cost(new(visit, route, before), cost, _best.Cost) is { } whole && whole < _best.Cost) _best = new(route, before, whole);
    }
}
