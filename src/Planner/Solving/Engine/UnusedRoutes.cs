namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The searched routes without visits, by type: one of each type is tried.</summary>
internal sealed class UnusedRoutes
{
    private readonly Model _model;
    private readonly List<int>[] _byType;
    private readonly int[] _rank;
    private readonly int[] _rankOfType;
    private readonly int[] _ofEach;
    private int _types;

    public UnusedRoutes(Model model)
    {
        _model = model;
        _byType = [.. Enumerable.Range(0, model.Routes.Select(route => route.Type).DefaultIfEmpty(-1).Max() + 1).Select(_ => new List<int>())];
        (_rank, _ofEach, _rankOfType) = (new int[model.Routes.Length], new int[_byType.Length], new int[_byType.Length]);
    }

    /// <summary>One of each type; none where no more may be used.</summary>
    public ReadOnlySpan<int> OneOfEach => Count > Reserved ? _ofEach.AsSpan(0, _types) : [];

    /// <summary>How many routes have to stay without visits.</summary>
    public int Reserved { get; set; }

    /// <summary>What opening a route costs for the moment, besides what it costs in truth.</summary>
    public long Price { get; set; }

    /// <summary>−1: all of the type are used, or no more may be.</summary>
    public int Of(int type) => _byType[type].Count > 0 && Count > Reserved ? _byType[type][^1] : -1;

    public int Count { get; private set; }

    public void Clear()
    {
        Count = _types = 0;
        foreach (var routes in _byType) routes.Clear();
    }

    public void Add(int route)
    {
        var type = _model.Routes[route].Type;
        var routes = _byType[type];
        if (routes.Count == 0) _rankOfType[type] = _types++;
        _ofEach[_rankOfType[type]] = route;
        _rank[route] = routes.Count;
        routes.Add(route);
        Count++;
    }

    public void Remove(int route)
    {
        var type = _model.Routes[route].Type;
        var routes = _byType[type];
        var (rank, last) = (_rank[route], routes[^1]);
        (routes[rank], _rank[last]) = (last, rank);
        routes.RemoveAt(routes.Count - 1);
        Count--;
        var at = _rankOfType[type];
        if (routes.Count > 0)
        {
            _ofEach[at] = routes[^1];
            return;
        }
        _ofEach[at] = _ofEach[--_types];
        _rankOfType[_model.Routes[_ofEach[at]].Type] = at;
    }
}
