namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Walks a route as it would be after a change: for rules that constant-time checks cannot answer.</summary>
internal sealed class RouteTrial(RouteSet routes)
{
    private readonly Model _model = routes.Model;
    private readonly long[] _load = new long[Math.Max(1, routes.Model.Dimensions)];

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
        for (var node = start; node != end;)
        {
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
        return times[^1];
    }

    private int Next(Change change, int node) =>
        change.Second >= 0 && node == change.SecondBefore ? change.Second
        : node == change.Visit ? routes.Nodes[change.Before].Next
        : node == change.Second ? routes.Nodes[change.SecondBefore == change.Visit ? change.Before : change.SecondBefore].Next
        : node == change.Before ? change.Visit
        : routes.Nodes[node].Next;

    private void Ride(ModelRoute data, Span<int> times, int seconds) =>
        Hours.Ride(data, times, seconds, data.HasLoadBreaks ? at => data.Breaks[at].Allows(_load) : null);
}
