using CoverageMap.Planner.Solving.Pool;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Routes met in the search, the cheapest of each set of visits. OR-Tools chooses the best combination of them, which no
/// single plan may have had.
/// </summary>
internal sealed class RoutePool
{
    private const int MostRoutes = 12_000;

    private readonly Model _model;
    private readonly ulong[] _keys;
    private readonly int[] _classLimit;
    private readonly Dictionary<ulong, PoolColumn> _columns = [];
    private readonly Queue<ulong> _order = new();
    private readonly List<int> _visits = [];
    private readonly Lock _adding = new();

    public RoutePool(Model model)
    {
        _model = model;
        var random = new Random(1);
        _keys = [.. Enumerable.Range(0, model.Visits + model.Routes.Length).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))];
        _classLimit = [.. Enumerable.Range(0, model.Routes.Select(route => route.Type).DefaultIfEmpty(-1).Max() + 1)
            .Select(type => model.Routes.Count(route => route.Type == type))];
    }

    /// <summary>Whether what routes cost is told by each alone, so that any can be combined.</summary>
    public static bool Fits(Model model) => model.Bonds == model.Pairs && model.Targets is null && model.BalancePrice == 0 &&
        model.Routes.All(route => route.Driven is null && (route.DayStock is null || route.Shift == 0 && model.Routes.Count(other => other.Team == route.Team) == 1));

    /// <summary>Adds the routes that a search has at the moment.</summary>
    public void Add(RouteSet routes, IReadOnlyList<int> searched)
    {
        lock (_adding)
            foreach (var route in searched)
                if (routes.Count(route) > 0) Add(routes, route);
    }

    private void Add(RouteSet routes, int route)
    {
        var (key, end) = (_keys[_model.Visits + _model.Routes[route].Type], _model.End(route));
        for (var node = routes.Nodes[_model.Start(route)].Next; node != end; node = routes.Nodes[node].Next) key ^= _keys[node];
        var cost = CostOf(routes, route);
        if (_columns.TryGetValue(key, out var known))
        {
            if (known.Cost <= cost) return;
        }
        else
        {
            _order.Enqueue(key);
            while (_order.Count > MostRoutes) _columns.Remove(_order.Dequeue());
        }
        _columns[key] = ColumnOf(routes, route, cost);
    }

    private PoolColumn ColumnOf(RouteSet routes, int route, long cost)
    {
        _visits.Clear();
        routes.CopyVisits(route, _visits);
        return new(0, [.. _visits], cost, _model.Routes[route].Type);
    }

    private long CostOf(RouteSet routes, int route)
    {
        var (cost, end) = (routes.Sums.Extra(route), _model.End(route));
        for (var node = _model.Start(route); node != end; node = routes.Nodes[node].Next) cost += routes.Nodes[node].ArcCost;
        return cost;
    }

    /// <summary>A better plan than the best so far, made of routes of the pool; null: none was found.</summary>
    /// <param name="best">With the routes of the best plan, which are in the pool too.</param>
    public Snapshot? Combine(RouteSet best, IReadOnlyList<int> searched, PoolBudget budget, CancellationToken cancel)
    {
        List<PoolColumn> columns;
        var hint = new List<int>();
        lock (_adding)
        {
            columns = [.. _columns.Values];
            foreach (var route in searched.Where(route => best.Count(route) > 0))
            {
                hint.Add(columns.Count);
                columns.Add(ColumnOf(best, route, CostOf(best, route)));
            }
        }
        if (SetPartition.Choose(columns, _model.Worth, _classLimit, hint, budget, cancel) is not { } choice) return null;
        var plan = new Snapshot(_model);
        var next = new int[_classLimit.Length];
        foreach (var column in choice.Select(number => columns[number]))
        {
            var route = next[column.Class];
            while (_model.Routes[route].Type != column.Class) route++;
            plan.Visits(route).AddRange(column.Visits);
            next[column.Class] = route + 1;
        }
        return plan;
    }
}
