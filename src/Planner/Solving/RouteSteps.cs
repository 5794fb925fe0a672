using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>Writes the steps of a route once it is known where its breaks are taken.</summary>
internal sealed class RouteSteps
{
    private readonly RouteTask _task;
    private readonly VisitBounds _bounds;
    private readonly List<PlannedStep> _steps = [];
    private long _time;
    private long _left;

    private RouteSteps(RouteTask task, VisitBounds bounds) => (_task, _bounds) = (task, bounds);

    /// <returns>Null if the route does not fit its shift, or lasts too long whenever it begins.</returns>
    public static PlannedRoute? Write(RouteTask task, VisitBounds bounds, IReadOnlyList<int>? breakRanks = null) =>
        RouteDuration.Fit(task, bounds, breakRanks) is { } times ? new RouteSteps(task, bounds).Write(times) : null;

    private PlannedRoute Write(RouteTimes times)
    {
        var breaks = times.Breaks();
        _time = times.LeavesAt;
        WriteDriven();
        for (var rank = _task.Driven.Count; rank <= _task.Visits; rank++)
        {
            for (var pause = breaks[rank].Reached; pause < breaks[rank].Left; pause++) Rest(pause);
            _left = _task.Rides[rank + 1].Seconds;
            for (var pause = breaks[rank].Left; pause < breaks[rank + 1].Reached; pause++) Rest(pause);
            if (rank < _task.Visits) Serve(rank + 1);
        }
        for (var pause = breaks[^1].Reached; pause < breaks[^1].Left; pause++) RestAtEnd(pause);
        var end = _time + _left;
        if (_steps.Count == 0) Start(end - _left);
        _steps.Add(new(StepKind.End, -1, end, end, end, 0, _left, _task.Rides[^1].Metres));
        return new(_task.Route.Team, _task.Route.Shift, _steps);
    }

    private void WriteDriven()
    {
        for (var rank = 1; rank <= _task.Driven.Count; rank++)
        {
            var (began, ride) = (_task.Driven[rank - 1].Began, _task.Rides[rank]);
            if (rank == 1) Start(began - ride.Seconds);
            var arrival = rank == 1 ? began : Math.Min(_time + ride.Seconds, began);
            _time = began + _task.Setup[rank] + _task.Service[rank];
            _steps.Add(new(StepKind.Visit, _task.Route.Visits[rank - 1], arrival, began, _time, _task.Setup[rank], ride.Seconds, ride.Metres));
        }
    }

    private void Serve(int rank)
    {
        var visit = _task.Route.Visits[rank - 1];
        var arrival = _time + _left;
        var begin = _bounds.Begin(visit, arrival);
        // The team waits at its start rather than at the first door.
        if (_steps.Count == 0)
        {
            arrival = begin;
            Start(begin - _left);
        }
        _time = begin + _task.Setup[rank] + _task.Service[rank];
        _steps.Add(new(StepKind.Visit, visit, arrival, begin, _time, _task.Setup[rank], _left, _task.Rides[rank].Metres));
        _left = 0;
    }

    private void Rest(int pause)
    {
        var begin = VisitBounds.Open(_task.Shift.Breaks[pause].Windows, _time);
        var ridden = Math.Min(_left, begin - _time);
        if (_steps.Count == 0)
        {
            _time = begin - ridden;
            Start(_time);
        }
        AddBreak(pause, begin, ridden);
    }

    private void RestAtEnd(int pause) =>
        AddBreak(pause, VisitBounds.Open(_task.Shift.Breaks[pause].Windows, _time + _left), _left);

    private void AddBreak(int pause, long begin, long ridden)
    {
        var end = begin + _task.Shift.Breaks[pause].Seconds;
        _steps.Add(new(StepKind.Break, pause, _time + ridden, begin, end, 0, ridden, 0));
        (_time, _left) = (end, _left - ridden);
    }

    private void Start(long leaves) => _steps.Add(new(StepKind.Start, -1, leaves, leaves, leaves, 0, 0, 0));
}
