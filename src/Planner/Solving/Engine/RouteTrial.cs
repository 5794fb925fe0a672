namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Walks a route as it would be after a change: for rules that constant-time checks cannot answer.</summary>
internal sealed class RouteTrial(RouteSet routes)
{
    private readonly Model _model = routes.Model;
    private readonly int[] _nodes = new int[routes.Model.Visits + 4];
    private readonly uint[] _breaks = new uint[routes.Model.Visits + 4];
    private readonly long[] _load = new long[Math.Max(1, routes.Model.Dimensions)];

    private int Length { get; set; }

    /// <summary>When the route would end; <see cref="Hours.Never"/> where it cannot be made or loaded.</summary>
    public int EndsAt(Change change)
    {
        var (data, start, end) = (_model.Routes[change.Route], _model.Start(change.Route), _model.End(change.Route));
        Span<int> times = stackalloc int[data.Breaks.Length + 1];
        times.Fill(Hours.Never);
        times[0] = data.From;
        for (var dimension = 0; dimension < _model.Dimensions; dimension++)
            _load[dimension] = routes.Loads.Total(dimension, change.Route) + (data.Driven?.PickedUp[dimension] ?? 0) +
                _model.Delivery[dimension][change.Visit] + (change.Second >= 0 ? _model.Delivery[dimension][change.Second] : 0);
        Length = 0;
        for (var node = start; node != end;)
        {
            Note(data, node);
            var next = Next(change, node);
            for (var dimension = 0; dimension < _model.Dimensions; dimension++)
                if (_load[dimension] > data.Capacity[dimension]) return Hours.Never;
            Ride(data, times, routes.Arc(change.Route, node, next).Seconds);
            if (next == end) Ride(data, times, 0);
            else
            {
                routes.Hours.Serve(times, next, routes.Hours.Action(data, node, next));
                for (var dimension = 0; dimension < _model.Dimensions; dimension++) _load[dimension] += routes.Loads.Change(dimension, next);
            }
            node = next;
        }
        Note(data, end);
        return times[^1];
    }

    /// <summary>Whether the route last walked can leave so late that it keeps its duration.</summary>
    public bool KeepsDuration(ModelRoute data, int endsAt) => endsAt -
        (long)routes.Hours.LatestStart(data, _nodes.AsSpan(0, Length), _breaks.AsSpan(0, Length), endsAt) <= data.MaxDuration;

    /// <summary>The same for a route as it is.</summary>
    public bool KeepsDuration(int route)
    {
        var (data, end) = (_model.Routes[route], _model.End(route));
        Length = 0;
        for (var node = _model.Start(route); ; node = routes.Nodes[node].Next)
        {
            if (data.HasLoadBreaks) routes.Loads.CopyOnBoard(node, _load);
            Note(data, node);
            if (node == end) break;
        }
        return KeepsDuration(data, routes.Hours.EndsAt(route));
    }

    private void Note(ModelRoute data, int node)
    {
        _nodes[Length] = node;
        _breaks[Length] = 0;
        for (var at = 0; data.HasLoadBreaks && at < data.Breaks.Length; at++)
            if (data.Breaks[at].Allows(_load)) _breaks[Length] |= 1u << at;
        Length++;
    }

    private int Next(Change change, int node) =>
        change.Second >= 0 && node == change.SecondBefore ? change.Second
        : node == change.Visit ? routes.Nodes[change.Before].Next
        : node == change.Second ? routes.Nodes[change.SecondBefore == change.Visit ? change.Before : change.SecondBefore].Next
        : node == change.Before ? change.Visit
        : routes.Nodes[node].Next;

    private void Ride(ModelRoute data, Span<int> times, int seconds) =>
        BreakRides.Ride(data, times, seconds, data.HasLoadBreaks ? at => data.Breaks[at].Allows(_load) : null);
}
