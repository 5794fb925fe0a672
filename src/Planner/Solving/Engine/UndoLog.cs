namespace CoverageMap.Planner.Solving.Engine;

/// <summary>What routes were like before a step changed them.</summary>
internal sealed class UndoLog(Model model, int timesOfNode)
{
    private readonly int[] _stamp = new int[model.Routes.Length];
    private readonly (int Route, int First, int Last, long Load, RouteSum Sum)[] _routes = new (int, int, int, long, RouteSum)[model.Routes.Length];
    private readonly long[] _loads = new long[model.IsPlain ? 0 : model.Routes.Length * model.Dimensions];
    private readonly (int Number, Node Data)[] _nodes = new (int, Node)[model.Nodes];
    private readonly int[] _times = new int[model.IsPlain ? 0 : model.Nodes * timesOfNode];
    private int _step = 1;
    private int _used;

    public int Count { get; private set; }

    /// <summary>Of all routes before the step.</summary>
    public long Cost { get; private set; }

    public void Begin(long cost)
    {
        _step++;
        (Count, _used, Cost) = (0, 0, cost);
    }

    public bool HasRoute(int route) => _stamp[route] == _step;

    public void AddRoute(int route, long load, in RouteSum sum, Loads loads)
    {
        _stamp[route] = _step;
        for (var dimension = 0; _loads.Length > 0 && dimension < model.Dimensions; dimension++)
            _loads[Count * model.Dimensions + dimension] = loads.Total(dimension, route);
        _routes[Count++] = (route, _used, _used, load, sum);
    }

    /// <summary>Adds a node, start and end included, to the route added last.</summary>
    public void AddNode(int number, in Node node, NodeTimes times)
    {
        _nodes[_used] = (number, node);
        if (_times.Length > 0) times.All(number).CopyTo(_times.AsSpan(_used * times.Width));
        _routes[Count - 1].Last = ++_used;
    }

    /// <summary>Sets the times of a route's nodes as they were.</summary>
    public void RestoreTimes(int touched, NodeTimes times)
    {
        for (var at = _routes[touched].First; at < _routes[touched].Last; at++)
            _times.AsSpan(at * times.Width, times.Width).CopyTo(times.All(_nodes[at].Number));
    }

    public int Route(int touched) => _routes[touched].Route;

    public long Load(int touched) => _routes[touched].Load;

    public RouteSum Sum(int touched) => _routes[touched].Sum;

    /// <summary>By dimension.</summary>
    public ReadOnlySpan<long> Loads(int touched) => _loads.AsSpan(touched * model.Dimensions, model.Dimensions);

    public ReadOnlySpan<(int Number, Node Data)> Nodes(int touched) => _nodes.AsSpan(_routes[touched].First.._routes[touched].Last);
}
