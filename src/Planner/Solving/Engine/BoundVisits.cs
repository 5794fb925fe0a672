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

    /// <summary>By visit: how many of those that it follows were served when it was tried.</summary>
    private readonly int[] _firstsServed;
    private readonly BondTimes _times;

    public BoundVisits(RouteSet routes, Bonds bonds, GeneralPlaces places, Dice dice)
    {
        (_routes, _model, _bonds, _places, _dice) = (routes, routes.Model, bonds, places, dice);
        (_pairs, _teams, Windows) = (new(routes, places.Blinks), new bool[routes.Model.Teams], new(routes, bonds));
        _firstsServed = new int[_model.Visits];
        (_times, Loose) = (new(routes, bonds, Windows), new(routes, bonds, Windows));
    }

    public BondTimes Times => _times;

    public BondWindows Windows { get; }

    public LooseVisits Loose { get; }

    /// <summary>Serves a visit of the bank, with those that it cannot be served without, where that is worth it.</summary>
    /// <param name="eagerness">What it saves counts so many times.</param>
    /// <param name="left">What costs as much or more is of no use.</param>
    /// <param name="few">The routes that a pair, bound to nothing else, may go to; null: all.</param>
    public void TryServe(int visit, int breadth, double eagerness, long left, List<int>? few)
    {
        _pairs.Routes = few;
        _firstsServed[visit] = FirstsServed(visit);
        if (_bonds.UnitOf(visit) is { } unit) TryServeUnit(unit, breadth, eagerness, left);
        else if (_bonds.Mate[visit] >= 0) TryServePair(visit, breadth, Math.Min(left, Recreate.Multiplied(_routes.Gain(visit) + _routes.Gain(_bonds.Mate[visit]) + GainOfThens(visit) + GainOfThens(_bonds.Mate[visit]), eagerness)));
        else TryServeOne(visit, breadth, Math.Min(left, Recreate.Multiplied(_routes.Gain(visit) + GainOfThens(visit), eagerness)));
    }

    /// <summary>Whether a visit, tried in vain before, may be served now: what it has to follow has been, since then.</summary>
    public bool MayRetry(int visit) => FirstsServed(visit) > _firstsServed[visit];

    private int FirstsServed(int visit)
    {
        var served = 0;
        foreach (var member in _bonds.UnitOf(visit) ?? [visit])
            foreach (var first in _bonds.Firsts[member] ?? [])
                if (_routes.Nodes[first.Other].Route >= 0) served++;
        return served;
    }

    private bool TryServeOne(int visit, int breadth, long limit)
    {
        if (!ChooseTeams(visit)) return false;
        var mark = _routes.Windows.Mark;
        var openings = _times.Openings(visit).ToArray();
        _times.Freeze(visit, _teams);
        // Of what is bound the price of its time chooses the place, not whether it is served: others may depend on it.
        var best = Place.None;
        (int From, int Until) chosen = default;
        foreach (var (from, until) in openings)
        {
            _routes.Windows.Pin(visit, from, until);
            var place = _places.Best(visit, breadth, limit, best.Cost);
            _routes.Windows.Unpin(visit);
            if (place.Exists) (best, chosen) = (place, (from, until));
        }
        _places.Teams = null;
        if (best.Exists)
        {
            _routes.Windows.Pin(visit, chosen.From, chosen.Until);
            _routes.Insert(visit, best.Route, best.Before);
        }
        _times.Thaw();
        return best.Exists && IsBound(visit, mark);
    }

    private void TryServeUnit(int[] unit, int breadth, double eagerness, long left)
    {
        if (unit.Any(member => !_routes.Bank.Contains(member))) return;
        var gain = unit.Sum(_routes.Gain);
        var thens = Recreate.Multiplied(gain + unit.Sum(GainOfThens), eagerness) - gain;
        var most = gain + thens;
        int[] order = [.. unit.OrderBy(_ => _dice.Bits())];
        for (var attempt = 0; attempt < TogetherTries; attempt++)
        {
            var (before, missed, mark) = (_routes.Cost, _routes.MissedTargets, _routes.Windows.Mark);
            var (from, until) = attempt == 0 ? (0, Model.Horizon) : _times.TogetherTry(order, _dice);
            // What one costs must leave something of what all save.
            var isWhole = order.All(member =>
            {
                if (_routes.Nodes[member].Route >= 0) return true;
                var limit = Math.Min(most, left - CostOf(unit, before, missed));
                if (_bonds.Mate[member] >= 0) return TryServePair(member, breadth, limit, from, until);
                _routes.Windows.Pin(member, from, until);
                return ServeWithin(member, breadth, limit);
            });
            if (isWhole && _routes.Cost < before + thens) return;
            foreach (var member in order) TakeOut(member);
            _routes.RestoreWindows(mark);
        }
    }

    /// <summary>What the members served cost since costs were as said.</summary>
    private long CostOf(int[] unit, long before, long missed)
    {
        var cost = _routes.Cost - _routes.MissedTargets - before + missed;
        foreach (var member in unit)
            if (_routes.Nodes[member].Route >= 0) cost += _routes.Worths.Of(member);
        return cost;
    }

    private bool ServeWithin(int visit, int breadth, long limit)
    {
        var (early, late, mark) = (_routes.Windows.Early[visit], _routes.Windows.Late[visit], _routes.Windows.Mark);
        if (!ChooseTeams(visit)) return false;
        var openings = _times.Openings(visit).ToArray();
        _times.Freeze(visit, _teams);
        var isServed = false;
        foreach (var (from, until) in openings)
        {
            _routes.Windows.Unpin(visit);
            _routes.Windows.Pin(visit, Math.Max(early, from), Math.Min(late, until));
            var place = _places.Best(visit, breadth, limit, Place.NoLimit);
            if (!place.Exists) continue;
            _routes.Insert(visit, place.Route, place.Before);
            isServed = true;
            break;
        }
        _places.Teams = null;
        _times.Thaw();
        return isServed && IsBound(visit, mark);
    }

    private void TakeOut(int visit)
    {
        if (_routes.Nodes[visit].Route is not (>= 0 and var route)) return;
        _routes.Remove(visit);
        _routes.Settle(route);
    }

    /// <param name="from">The half that is named begins in this span.</param>
    private bool TryServePair(int half, int breadth, long limit, int from = 0, int until = Model.Horizon)
    {
        var (pickup, delivery) = _bonds.IsPickup[half] ? (half, _bonds.Mate[half]) : (_bonds.Mate[half], half);
        if (!_routes.Bank.Contains(pickup) || !_routes.Bank.Contains(delivery)) return false;
        if (_bonds.IsOnlyPair(pickup) && _bonds.IsOnlyPair(delivery) && from == 0 && until == Model.Horizon) return TryInsert(pickup, delivery, null, breadth, limit);
        _pairs.Routes = null;
        if (AreApart(pickup, delivery) || !ChooseTeams(pickup)) return false;
        var mark = _routes.Windows.Mark;
        bool[] teams = [.. _teams];
        if (!ChooseTeams(delivery)) return false;
        for (var team = 0; team < teams.Length; team++) teams[team] = teams[team] && _teams[team];
        _places.Teams = null;
        foreach (var visit in (int[])[pickup, delivery])
        {
            var (first, last) = _times.Openings(visit, besides: pickup).FirstOrDefault((Model.Horizon, -1));
            _routes.Windows.Pin(visit, visit == half ? Math.Max(first, from) : first, visit == half ? Math.Min(last, until) : last);
        }
        _times.Freeze(pickup, teams);
        _times.Freeze(delivery, teams);
        var isServed = TryInsert(pickup, delivery, teams, breadth, limit);
        _times.Thaw();
        if (!isServed)
        {
            _routes.RestoreWindows(mark);
            return false;
        }
        return IsBound(pickup, mark) && IsBound(delivery, mark);
    }

    private bool TryInsert(int pickup, int delivery, bool[]? teams, int breadth, long limit)
    {
        if (_pairs.Best(pickup, delivery, teams, breadth, limit) is not { } best) return false;
        _routes.InsertPair(best.Change);
        return true;
    }

    /// <summary>Binds a visit that was just put in; takes it out again where that leaves no time for the others.</summary>
    /// <param name="mark">The windows are then as they were at this moment.</param>
    private bool IsBound(int visit, int mark)
    {
        if (_times.TryBind(visit)) return true;
        TakeOut(visit);
        if (_bonds.Mate[visit] is >= 0 and var mate) TakeOut(mate);
        _routes.RestoreWindows(mark);
        return false;
    }

    /// <summary>Whether a pair can never be served, since its halves must not be with one team, or the delivery has to come first.</summary>
    private bool AreApart(int pickup, int delivery) =>
        _bonds.DifferentTeams[pickup]?.Contains(delivery) == true || _bonds.Together[pickup]?.Contains(delivery) == true ||
        _bonds.LagOf(delivery, pickup) is not null;

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
