namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// How long routes last that leave as late as they may, where each visit has one window and nothing interrupts: told in
/// constant time for a visit put between two others, from the parts before and behind (Vidal, Crainic, Gendreau and Prins,
/// Computers and Operations Research 2013).
/// </summary>
internal sealed class LeastDurations
{
    private readonly Model _model;
    private readonly Node[] _nodes;
    private readonly int[] _early;
    private readonly int[] _late;
    private readonly bool[] _tells;
    private readonly Span[] _until;
    private readonly Span[] _since;

    /// <summary>By route: which parts are known. They are written when they are asked for: most changes are undone before.</summary>
    private readonly Known[] _known;

    public LeastDurations(Model model, Node[] nodes, PinnedWindows windows)
    {
        (_model, _nodes, _early, _late) = (model, nodes, windows.Early, windows.Late);
        var isSimple = model.Setup is null && model.Windows.All(several => several is null);
        _tells = [.. model.Routes.Select(route => isSimple && route.MaxDuration < int.MaxValue && route.Breaks.Length == 0)];
        var size = _tells.Contains(true) ? model.Nodes : 0;
        (_until, _since, _known) = (new Span[size], new Span[size], new Known[_tells.Length]);
    }

    /// <summary>Whether a route is limited and its limit is told here; others have to be walked.</summary>
    public bool Tells(int route) => _tells[route];

    /// <summary>Whether a route as it is lasts no longer than it may.</summary>
    public bool AreKept(int route)
    {
        if (_known[route] == Known.Nothing) WriteUntil(route);
        return _until[_model.End(route)].Seconds <= _model.Routes[route].MaxDuration;
    }

    /// <summary>To be called after a route has changed.</summary>
    public void Forget(int route) => _known[route] = Known.Nothing;

    /// <summary>Whether a visit put between two neighbours, within the hours, keeps the route's duration.</summary>
    public bool Fits(int route, int before, int visit, int after)
    {
        if (_known[route] != Known.All) WriteAll(route);
        var data = _model.Routes[route];
        return _until[before].Then(Seconds(data, before, visit), Alone(data, visit)).Then(Seconds(data, visit, after), _since[after]).Seconds <= data.MaxDuration;
    }

    private void WriteUntil(int route)
    {
        var data = _model.Routes[route];
        var (start, end, hours) = (_model.Start(route), _model.End(route), new Span(0, data.From, data.Until));
        _until[start] = hours;
        for (int node = start, next; node != end; node = next)
        {
            next = _nodes[node].Next;
            _until[next] = _until[node].Then(_nodes[node].ArcSeconds, next == end ? hours : Alone(data, next));
        }
        _known[route] = Known.Until;
    }

    private void WriteAll(int route)
    {
        if (_known[route] == Known.Nothing) WriteUntil(route);
        var data = _model.Routes[route];
        var (start, end, hours) = (_model.Start(route), _model.End(route), new Span(0, data.From, data.Until));
        _since[end] = hours;
        for (int node = end, before; node != start; node = before)
        {
            before = _nodes[node].Prev;
            _since[before] = (before == start ? hours : Alone(data, before)).Then(_nodes[before].ArcSeconds, _since[node]);
        }
        _known[route] = Known.All;
    }

    private Span Alone(ModelRoute route, int visit) => new(_model.Service[route.Kind][visit], _early[visit], _late[visit]);

    private int Seconds(ModelRoute route, int from, int to) => _model.Out[route.Class][_nodes[from].Row * _model.Rows + _nodes[to].Row].Seconds;

    private enum Known : byte
    {
        Nothing,
        Until,
        All,
    }

    /// <summary>A part of a route: how long it takes at least, and between which times it may begin so as to take no longer.</summary>
    private readonly struct Span(int seconds, int early, int late)
    {
        public readonly int Seconds = seconds;
        private readonly int _early = early;
        private readonly int _late = late;

        public Span Then(int ride, Span next)
        {
            var reached = Seconds + ride;
            var wait = Math.Max(0, next._early - reached - _late);
            return new(reached + next.Seconds + wait, Math.Max(next._early - reached, _early) - wait, Math.Min(next._late - reached, _late));
        }
    }
}
