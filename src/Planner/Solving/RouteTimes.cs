using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving;

/// <summary>
/// The soonest times along a route, for each number of breaks taken until then. Being earlier never hurts, so that the
/// soonest end over all ways to place the breaks is among them.
/// </summary>
internal sealed class RouteTimes
{
    private readonly RouteTask _task;
    private readonly VisitBounds _bounds;
    private readonly IReadOnlyList<int>? _ranks;
    private readonly long[,] _arrived;
    private readonly long[,] _free;
    private readonly int[,] _breaksBefore;

    /// <param name="ranks">The rank after which each break is taken (at the place or in the ride from it); null: any.</param>
    /// <param name="leaves">When the team leaves its start at the soonest, within its shift.</param>
    public RouteTimes(RouteTask task, VisitBounds bounds, IReadOnlyList<int>? ranks, long leaves)
    {
        (_task, _bounds, _ranks, LeavesAt) = (task, bounds, ranks, leaves);
        var (last, breaks) = (task.Visits + 1, task.Shift.Breaks.Count);
        _arrived = new long[last + 1, breaks + 1];
        _free = new long[last + 1, breaks + 1];
        _breaksBefore = new int[last + 1, breaks + 1];
        for (var rank = 0; rank <= last; rank++)
            for (var taken = 0; taken <= breaks; taken++) _arrived[rank, taken] = _free[rank, taken] = VisitBounds.Never;
        _arrived[task.Driven.Count, 0] = task.Driven.Count == 0 ? leaves
            : task.Driven[^1].Began + task.Setup[task.Driven.Count] + task.Service[task.Driven.Count];
        for (var rank = task.Driven.Count; rank <= last; rank++)
        {
            Rest(rank);
            if (rank < last) RideOn(rank);
        }
    }

    public long LeavesAt { get; }

    /// <summary>When all is over, breaks included; <see cref="VisitBounds.Never"/> if the route does not fit its shift.</summary>
    public long EndsAt => _free[_task.Visits + 1, _task.Shift.Breaks.Count] is var end && end <= _task.Shift.Until
        ? end : VisitBounds.Never;

    /// <summary>For each rank how many breaks are taken when its stop is reached, and how many when it is left.</summary>
    public (int Reached, int Left)[] Breaks()
    {
        var breaks = new (int Reached, int Left)[_task.Visits + 2];
        var taken = _task.Shift.Breaks.Count;
        for (var rank = _task.Visits + 1; rank >= _task.Driven.Count; rank--)
        {
            var left = taken;
            while (_free[rank, taken] < _arrived[rank, taken]) taken--;
            breaks[rank] = (taken, left);
            taken = _breaksBefore[rank, taken];
        }
        return breaks;
    }

    private void Rest(int rank)
    {
        for (var taken = 0; taken <= _task.Shift.Breaks.Count; taken++)
        {
            _free[rank, taken] = _arrived[rank, taken];
            if (taken == 0 || !MayRest(rank, taken - 1)) continue;
            var pause = _task.Shift.Breaks[taken - 1];
            var begin = VisitBounds.Open(pause.Windows, _free[rank, taken - 1]);
            if (begin < VisitBounds.Never) _free[rank, taken] = Math.Min(_arrived[rank, taken], begin + pause.Seconds);
        }
    }

    private void RideOn(int rank)
    {
        if (!_task.Rides[rank + 1].IsPossible) return;
        for (var before = _task.Shift.Breaks.Count; before >= 0; before--)
        {
            var (time, left) = (_free[rank, before], _task.Rides[rank + 1].Seconds);
            if (time >= VisitBounds.Never) continue;
            for (var taken = before; ; taken++)
            {
                Arrive(rank + 1, before, taken, time + left);
                if (taken == _task.Shift.Breaks.Count || !MayRest(rank, taken)) break;
                var pause = _task.Shift.Breaks[taken];
                var begin = pause.MayInterruptRide ? VisitBounds.Open(pause.Windows, time) : VisitBounds.Never;
                if (begin >= VisitBounds.Never) break;
                left -= Math.Min(left, begin - time);
                time = begin + pause.Seconds;
            }
        }
    }

    private void Arrive(int rank, int before, int taken, long arrival)
    {
        var done = arrival;
        if (rank <= _task.Visits)
        {
            var begin = _bounds.Begin(_task.Route.Visits[rank - 1], arrival);
            if (begin >= VisitBounds.Never) return;
            done = begin + _task.Setup[rank] + _task.Service[rank];
        }
        if (done > _task.Shift.Until || done >= _arrived[rank, taken]) return;
        (_arrived[rank, taken], _breaksBefore[rank, taken]) = (done, before);
    }

    private bool MayRest(int rank, int pause) =>
        (_ranks is null || _ranks[pause] == rank) && _task.IsLightEnough(rank, _task.Shift.Breaks[pause]);
}
