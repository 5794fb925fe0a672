namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Serves visits that are bound to others. What binds their times is turned into narrower windows of both while both are
/// served, so that routes stay independent of each other; the windows are widened when one of them is taken out.
/// </summary>
internal sealed class BoundVisits
{
    private const int TogetherTries = 4;

    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly Bonds _bonds;
    private readonly GeneralPlaces _places;
    private readonly PairPlaces _pairs;
    private readonly Dice _dice;
    private readonly bool[] _teams;
    private readonly BondTimes _times;

    public BoundVisits(RouteSet routes, Bonds bonds, GeneralPlaces places, Dice dice)
    {
        (_routes, _model, _bonds, _places, _dice) = (routes, routes.Model, bonds, places, dice);
        (_pairs, _teams, _times) = (new(routes, dice), new bool[routes.Model.Teams], new(routes, bonds));
    }

    public BondTimes Times => _times;

    /// <summary>Serves a visit of the bank, with those that it cannot be served without, where that is worth it.</summary>
    public void TryServe(int visit, int breadth)
    {
        if (_bonds.Together[visit] is { } members) TryServeTogether(members, breadth);
        else if (_bonds.Mate[visit] is >= 0 and var mate)
            TryServePair(_bonds.IsPickup[visit] ? visit : mate, _bonds.IsPickup[visit] ? mate : visit);
        else TryServeOne(visit, breadth, _routes.Gain(visit) + GainOfThens(visit));
    }

    private bool TryServeOne(int visit, int breadth, long limit)
    {
        if (!ChooseTeams(visit)) return false;
        _times.Freeze(visit);
        var best = Place.None with { Cost = limit };
        (int From, int Until) chosen = default;
        foreach (var (from, until) in _times.Openings(visit).ToArray())
        {
            _routes.Pin(visit, from, until);
            var place = _places.Best(visit, breadth, best.Cost);
            _routes.Unpin(visit);
            if (place.Exists) (best, chosen) = (place, (from, until));
        }
        _places.Teams = null;
        if (best.Exists)
        {
            _routes.Pin(visit, chosen.From, chosen.Until);
            _routes.Insert(visit, best.Route, best.Before);
        }
        _times.Thaw();
        if (best.Exists) _times.Bind(visit);
        return best.Exists;
    }

    private void TryServeTogether(int[] members, int breadth)
    {
        if (members.Any(member => !_routes.Bank.Contains(member))) return;
        var gain = members.Sum(_routes.Gain) + members.Sum(GainOfThens);
        int[] order = [.. members.OrderBy(_ => _dice.Bits())];
        for (var attempt = 0; attempt < TogetherTries; attempt++)
        {
            var (served, before) = (0, _routes.Cost);
            var (from, until) = attempt == 0 ? (0, Model.Horizon) : _times.TogetherTry(order, _dice);
            foreach (var member in order)
            {
                foreach (var other in order) if (_routes.Nodes[other].Route < 0) _routes.Unpin(other);
                if (served > 0) from = until = _times.BeginOf(order[0]);
                _routes.Pin(member, from, until);
                // What one costs must leave something of what all save.
                if (!ServeWithin(member, breadth, gain)) break;
                served++;
            }
            if (served == order.Length && _routes.Cost < before + order.Sum(GainOfThens)) return;
            foreach (var member in order)
                if (_routes.Nodes[member].Route >= 0) TakeOut(member);
                else _routes.Unpin(member);
        }
    }

    private bool ServeWithin(int visit, int breadth, long limit)
    {
        var (early, late) = (_routes.Early[visit], _routes.Late[visit]);
        if (!ChooseTeams(visit)) return false;
        _times.Freeze(visit);
        var isServed = false;
        foreach (var (from, until) in _times.Openings(visit).ToArray())
        {
            _routes.Unpin(visit);
            _routes.Pin(visit, Math.Max(early, from), Math.Min(late, until));
            var place = _places.Best(visit, breadth, limit);
            if (!place.Exists) continue;
            _routes.Insert(visit, place.Route, place.Before);
            isServed = true;
            break;
        }
        _places.Teams = null;
        _times.Thaw();
        if (isServed) _times.Bind(visit);
        return isServed;
    }

    private void TakeOut(int visit)
    {
        var route = _routes.Nodes[visit].Route;
        _routes.Remove(visit);
        _routes.Settle(route);
        _times.Release(visit);
    }

    private void TryServePair(int pickup, int delivery)
    {
        if (!_routes.Bank.Contains(pickup) || !_routes.Bank.Contains(delivery)) return;
        if (!ChooseTeams(pickup)) return;
        bool[] teams = [.. _teams];
        if (!ChooseTeams(delivery)) return;
        for (var team = 0; team < teams.Length; team++) teams[team] = teams[team] && _teams[team];
        _places.Teams = null;
        _times.Freeze(pickup);
        _times.Freeze(delivery);
        foreach (var half in (int[])[pickup, delivery])
        {
            var (from, until) = _times.Openings(half).FirstOrDefault((Model.Horizon, -1));
            _routes.Pin(half, from, until);
        }
        if (_pairs.Best(pickup, delivery, teams, _routes.Gain(pickup) + _routes.Gain(delivery) + GainOfThens(pickup) + GainOfThens(delivery)) is { } found)
        {
            _routes.InsertPair(found.Change);
            _times.Thaw();
            _times.Bind(pickup);
            _times.Bind(delivery);
            return;
        }
        _times.Thaw();
        _routes.Unpin(pickup);
        _routes.Unpin(delivery);
    }

    /// <summary>What those save that can be served only after this one; the search weighs it when they are.</summary>
    private long GainOfThens(int visit) =>
        _bonds.Thens[visit] is { } thens ? thens.Where(then => _routes.Bank.Contains(then.Other)).Sum(then => _routes.Gain(then.Other)) : 0;

    /// <summary>Leaves the teams that served visits allow; false: none.</summary>
    private bool ChooseTeams(int visit)
    {
        _places.Teams = null;
        var (same, different) = (_bonds.SameTeam[visit], _bonds.DifferentTeams[visit]);
        Array.Fill(_teams, true);
        foreach (var other in different ?? []) if (_routes.Nodes[other].Route is >= 0 and var route) _teams[_model.Routes[route].Team] = false;
        foreach (var other in _bonds.Together[visit] ?? [])
            if (other != visit && _routes.Nodes[other].Route is >= 0 and var route) _teams[_model.Routes[route].Team] = false;
        foreach (var other in same ?? [])
        {
            if (_routes.Nodes[other].Route is not (>= 0 and var route)) continue;
            var team = _model.Routes[route].Team;
            if (!_teams[team]) return false;
            Array.Clear(_teams);
            _teams[team] = true;
        }
        _places.Teams = _teams;
        return _times.MayBegin(visit);
    }
}
