using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Planner.Tests.Solving;

/// <summary>All orders of visits that a team can serve in a shift, for <see cref="BruteForce"/>.</summary>
internal sealed class AllOrders
{
    private readonly RoutingProblem _problem;
    private readonly (int Team, int Number) _shift;
    private readonly RoutingTeam _team;
    private readonly TeamRides _rides;
    private readonly int _driven;
    private readonly Dictionary<int, int> _pickups;
    private readonly List<int> _order;
    private readonly List<Order> _found = [];

    public AllOrders(RoutingProblem problem, int team, int shift)
    {
        (_problem, _shift, _team) = (problem, (team, shift), problem.Teams[team]);
        _rides = TeamRides.Ask(problem, team, Enumerable.Range(0, problem.Visits.Count), CancellationToken.None);
        _order = shift == 0 ? [.. _team.Driven.Select(stop => stop.Visit)] : [];
        _driven = _order.Count;
        _pickups = problem.Relations.OfType<PairRelation>().ToDictionary(pair => pair.DeliveryVisit, pair => pair.PickupVisit);
    }

    /// <summary>By the set of visits; the empty set is there unless something is driven.</summary>
    public Dictionary<int, List<Order>> Find()
    {
        if (_driven == 0) _found.Add(new([], 0, 0));
        else Keep();
        GoOn(_team.Shifts[_shift.Number].From);
        return _found.GroupBy(order => order.Served).ToDictionary(orders => orders.Key, orders => Order.Promising(_problem, orders));
    }

    /// <summary>How long a team works on a route.</summary>
    public static long Work(RoutingProblem problem, PlannedVisits route)
    {
        var task = Timetable.Task(problem, route, CancellationToken.None);
        return task.Rides.Sum(ride => ride.Seconds) + task.Setup.Sum() + task.Service.Sum();
    }

    private void GoOn(long free)
    {
        if (_order.Count >= _team.MaxStops) return;
        for (var visit = 0; visit < _problem.Visits.Count; visit++)
        {
            if (_order.Contains(visit) || !MayServe(visit)) continue;
            _order.Add(visit);
            // A break or a wait for others only makes it later, and being later never opens what is closed.
            if (Leave(free) is { } left)
            {
                Keep();
                GoOn(left);
            }
            _order.RemoveAt(_order.Count - 1);
        }
    }

    private bool MayServe(int number)
    {
        var visit = _problem.Visits[number];
        return _team.Skills.IsSupersetOf(visit.Skills) && !visit.ForbiddenTeams.Contains(_shift.Team)
            && (visit.AllowedTeams ?? new HashSet<int> { _shift.Team }).Contains(_shift.Team)
            && (visit.PinnedTeam ?? _shift.Team) == _shift.Team && (visit.PinnedRank ?? _order.Count) == _order.Count
            && !_problem.Teams.Any(team => team.Driven.Any(stop => stop.Visit == number))
            && (!_pickups.TryGetValue(number, out var pickup) || _order.Contains(pickup));
    }

    private long? Leave(long free)
    {
        var visit = _problem.Visits[_order[^1]];
        var from = _order.Count > 1 ? _problem.Visits[_order[^2]].Place : _team.Start;
        if (_rides.Between(from, visit.Place) is not { IsPossible: true } ride) return null;
        var begin = free + ride.Seconds;
        if (visit.PinnedTime < begin) return null;
        if (visit.Windows.Count > 0)
        {
            if (visit.Windows[^1].Until < begin) return null;
            begin = Math.Max(begin, visit.Windows.First(window => window.Until >= begin).From);
        }
        var left = begin + (_team.Kind is { } kind && visit.ServiceByKind.TryGetValue(kind, out var seconds) ? seconds : visit.ServiceSeconds);
        return left <= _team.Shifts[_shift.Number].Until ? left : null;
    }

    private void Keep()
    {
        // A pair of which only one is served may still be completed by a longer order; this one it is not.
        var halved = _problem.Relations.OfType<PairRelation>().Any(pair => _order.IndexOf(pair.PickupVisit) >= _driven && !_order.Contains(pair.DeliveryVisit));
        if (halved) return;
        var task = new RouteTask(_problem, new(_shift.Team, _shift.Number, [.. _order]), _rides);
        if (task.Rides.Sum(ride => ride.Seconds) > _team.MaxTravelSeconds || task.Rides.Sum(ride => ride.Metres) > _team.MaxDistanceMetres
            || _order.Count > _team.MaxStops || !IsLoadable()) return;
        if (RouteSteps.Write(task, new(_problem, null)) is not { } route) return;
        var cost = RouteCost.Of(task, route);
        _found.Add(new(task.Route.Visits, cost.Routes + cost.Soft, cost.WorkSeconds));
    }

    private bool IsLoadable()
    {
        for (var dimension = 0; dimension < _team.Capacity.Count; dimension++)
        {
            var load = _order.Sum(visit => _problem.Visits[visit].Delivery.ElementAtOrDefault(dimension));
            if (load > _team.Capacity[dimension]) return false;
            foreach (var visit in _order)
            {
                load += _problem.Visits[visit].Pickup.ElementAtOrDefault(dimension) - _problem.Visits[visit].Delivery.ElementAtOrDefault(dimension);
                if (_pickups.TryGetValue(visit, out var pickup)) load -= _problem.Visits[pickup].Pickup.ElementAtOrDefault(dimension);
                if (load > _team.Capacity[dimension]) return false;
            }
        }
        return true;
    }
}
