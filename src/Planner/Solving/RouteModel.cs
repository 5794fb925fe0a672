using CoverageMap.Planner.Problems;
using Google.OrTools.ConstraintSolver;

namespace CoverageMap.Planner.Solving;

/// <summary>A group's task as an OR-Tools routing model: one method for each rule, the hard ones first.</summary>
internal sealed class RouteModel : IDisposable
{
    private const int DaySeconds = 24 * 3600;

    private readonly GroupTask _task;
    private readonly int _rideSecondsPerWorth;
    private readonly int[] _rides;      // by team: the index of the callback of its rides
    private readonly int[] _services;   // by team: that of the services alone
    private readonly List<IntervalVar> _breaks = [];
    private RoutingDimension _clock = null!;

    private RouteModel(GroupTask task, int rideSecondsPerWorth)
    {
        (_task, _rideSecondsPerWorth) = (task, rideSecondsPerWorth);
        int[] depots = [.. Enumerable.Range(0, task.Teams.Count)];
        Indices = new(task.Places, task.Teams.Count, depots, depots);
        Routing = new(Indices);
        (_rides, _services) = (new int[depots.Length], new int[depots.Length]);
    }

    public RoutingIndexManager Indices { get; }

    public RoutingModel Routing { get; }

    public static RouteModel Build(GroupTask task, int rideSecondsPerWorth)
    {
        var model = new RouteModel(task, rideSecondsPerWorth);
        model.KeepWithinTeamHours();
        model.OpenVisitWindows();
        model.TakeBreaks();
        model.MatchSkillsAndKits();
        model.LimitStock();
        model.KeepPartsApart();
        model.AllowSkippingAtAPenalty();
        model.PreferShortRides();
        return model;
    }

    /// <summary>The index of a visit, by its place in the task's visits.</summary>
    public long IndexOf(int visit) => Indices.NodeToIndex(_task.Teams.Count + visit);

    /// <summary>When the service of the index begins.</summary>
    public IntVar StartOf(long index) => _clock.CumulVar(index);

    public void Dispose()
    {
        Routing.Dispose();
        Indices.Dispose();
    }

    private void KeepWithinTeamHours()
    {
        var services = Matrix((from, _) => Service(from));
        var serviceIndex = Routing.RegisterTransitMatrix(services);
        var clocks = new int[_task.Teams.Count];
        foreach (var teams in Enumerable.Range(0, clocks.Length).GroupBy(team => _task.Teams[team].SpeedKmh))
        {
            var rides = _task.Rides[teams.Key];
            var ridesIndex = Routing.RegisterTransitMatrix(rides);
            var clockIndex = Routing.RegisterTransitMatrix(Matrix((from, to) => rides[from][to] + services[from][to]));
            foreach (var team in teams) (_rides[team], _services[team], clocks[team]) = (ridesIndex, serviceIndex, clockIndex);
        }
        Routing.AddDimensionWithVehicleTransits(clocks, DaySeconds, DaySeconds, false, "clock");
        _clock = Routing.GetMutableDimension("clock");
        for (var team = 0; team < clocks.Length; team++)
        {
            _clock.CumulVar(Routing.Start(team)).SetRange(_task.Teams[team].ShiftStart, _task.Teams[team].ShiftEnd);
            _clock.CumulVar(Routing.End(team)).SetRange(_task.Teams[team].ShiftStart, _task.Teams[team].ShiftEnd);
        }
    }

    private void OpenVisitWindows()
    {
        for (var visit = 0; visit < _task.Visits.Count; visit++)
        {
            if (_task.Windows[visit] is not { Count: > 0 } windows) continue;
            var start = _clock.CumulVar(IndexOf(visit));
            start.SetRange(windows[0].From, windows[^1].Until);
            for (var next = 1; next < windows.Count; next++)
                start.RemoveInterval(windows[next - 1].Until + 1, windows[next].From - 1);
        }
    }

    private void TakeBreaks()
    {
        for (var team = 0; team < _task.Teams.Count; team++)
        {
            if (_task.Teams[team].Break is not { } pause) continue;
            // It may follow the route's end, where only the shift bounds it.
            var until = Math.Min(pause.Until, _task.Teams[team].ShiftEnd - pause.Seconds);
            var interval = Routing.solver().MakeFixedDurationIntervalVar(pause.From, until, pause.Seconds, false, $"break {team}");
            _breaks.Add(interval);
            // After the service at a place and before the ride from there: a ride is not interrupted.
            _clock.SetBreakIntervalsOfVehicle([interval], team, _services[team], _rides[team]);
        }
    }

    private void MatchSkillsAndKits()
    {
        for (var visit = 0; visit < _task.Visits.Count; visit++)
            if (_task.Able[visit].Count < _task.Teams.Count)
                Routing.VehicleVar(IndexOf(visit)).SetValues([-1, .. _task.Able[visit].Select(team => (long)team)]);
    }

    private void LimitStock()
    {
        foreach (var item in _task.Visits.SelectMany(visit => visit.Consumes.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            long[] uses = [.. _task.Teams.Select(_ => 0L), .. _task.Visits.Select(visit => (long)visit.Consumes.GetValueOrDefault(item))];
            long[] carried = [.. _task.Teams.Select(team => (long)team.Stock.GetValueOrDefault(item))];
            Routing.AddDimensionWithVehicleCapacity(Routing.RegisterUnaryTransitVector(uses), 0, carried, true, $"stock {item}");
        }
    }

    private void KeepPartsApart()
    {
        var solver = Routing.solver();
        var households = Enumerable.Range(0, _task.Visits.Count).Where(visit => _task.Visits[visit].Part > 0)
            .GroupBy(visit => _task.Visits[visit].Household);
        foreach (var parts in households.Select(household => household.ToArray()))
            for (var one = 0; one < parts.Length; one++)
                for (var other = one + 1; other < parts.Length; other++)
                {
                    var (first, second) = (IndexOf(parts[one]), IndexOf(parts[other]));
                    var firstIsOver = StartOf(second) >= StartOf(first) + _task.Visits[parts[one]].ServiceSeconds;
                    var secondIsOver = StartOf(first) >= StartOf(second) + _task.Visits[parts[other]].ServiceSeconds;
                    solver.Add(firstIsOver + secondIsOver + 1 >= Routing.ActiveVar(first) + Routing.ActiveVar(second));
                }
    }

    private void AllowSkippingAtAPenalty()
    {
        for (var visit = 0; visit < _task.Visits.Count; visit++)
            Routing.AddDisjunction([IndexOf(visit)], (long)_task.Visits[visit].Worth * _rideSecondsPerWorth);
    }

    private void PreferShortRides()
    {
        for (var team = 0; team < _task.Teams.Count; team++) Routing.SetArcCostEvaluatorOfVehicle(_rides[team], team);
    }

    private long Service(int place) => place < _task.Teams.Count ? 0 : _task.Visits[place - _task.Teams.Count].ServiceSeconds;

    private long[][] Matrix(Func<int, int, long> seconds) => [.. Enumerable.Range(0, _task.Places).Select(from =>
        Enumerable.Range(0, _task.Places).Select(to => seconds(from, to)).ToArray())];
}
