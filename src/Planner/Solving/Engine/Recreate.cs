namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Puts visits back where they fit best, in an order that changes from step to step.</summary>
internal sealed class Recreate
{
    private const int LeastBreadth = 10;
    private const int MostBreadth = 100;

    /// <summary>How many times its worth counts what is served whatever it costs.</summary>
    private const double WhateverItCosts = 1e9;

    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly Dice _dice;
    private readonly IPlaces _places;
    private readonly BoundVisits? _bound;
    private readonly double[][] _orders;
    private readonly double[] _keys;
    private readonly int[] _visits;
    private readonly int[] _listedAt;
    private readonly int[] _waitedAt;
    private List<int>? _ruined;
    private readonly GeneralPlaces? _general;
    private double _eagerness = 1;
    private int _first = -1;
    private int _serves;

    public Recreate(RouteSet routes, Dice dice, VisitOrders orders)
    {
        (_routes, _model, _dice, _orders) = (routes, routes.Model, dice, orders.All);
        _general = _model.IsPlain ? null : new GeneralPlaces(routes, dice);
        _places = (IPlaces?)_general ?? new PlainPlaces(routes, dice);
        _bound = _general is not null && _model.Bonds is { } bonds ? new(routes, bonds, _general, dice) : null;
        (_keys, _visits, _listedAt, _waitedAt) = (new double[_model.Visits], new int[_model.Visits], new int[_model.Visits], new int[_model.Visits]);
    }

    /// <summary>Tries to serve some visits of the bank.</summary>
    /// <param name="price">What a second of a team costs, besides its riding: places are compared with it, and a visit must be worth it.</param>
    /// <param name="most">Routes that cost as much or more, with what they leave out, are of no use: they need not be finished.</param>
    public void Serve(List<int> visits, double price = 0, double most = double.MaxValue)
    {
        _places.SecondPrice = price;
        _places.Blinks.NextStep();
        // Two visits may be worth a ride that neither is worth alone.
        _eagerness = price == 0 && _dice.Below(_model.IsSmall ? 3 : 10) == 0 ? 1 + 3 * _dice.Share() : 1;
        // What has to be the third stop needs two before it, whatever they are worth.
        if (_model.PinnedRank is not null && _dice.Below(10) == 0) _eagerness = WhateverItCosts;
        Sort(visits);
        if (_first >= 0) BringForward(_first, visits.Count);
        var breadth = Breadth();
        if (!ServeSorted(visits.Count, breadth, most, isAgain: false) || _bound is null && _model.PinnedRank is null) return;
        // What is bound may have had to wait for what it is bound to; behind a pinned visit there is room once it is in.
        ServeSorted(visits.Count, breadth, most, isAgain: true);
    }

    /// <summary>
    /// The same where some have waited in the bank before: for these only the routes that a ruin has just made room in are looked
    /// at, since the others had none.
    /// </summary>
    /// <param name="fresh">How many of the visits, the first, have not waited.</param>
    public void Serve(List<int> visits, int fresh, List<int> ruined, double price, double most)
    {
        if (_general is null || fresh == visits.Count)
        {
            Serve(visits, price, most);
            return;
        }
        for (var rank = fresh; rank < visits.Count; rank++) _waitedAt[visits[rank]] = _serves + 1;
        _ruined = ruined;
        Serve(visits, price, most);
        _general.Routes = null;
    }

    /// <summary>The same where one of them comes first, whatever it costs: what it alone is not worth, those that go with it may be.</summary>
    public void ServeAround(int first, List<int> visits, double price, double most)
    {
        _first = first;
        Serve(visits, price, most);
        _first = -1;
    }

    private void BringForward(int visit, int count)
    {
        var rank = Array.IndexOf(_visits, visit, 0, count);
        Array.Copy(_visits, 0, _visits, 1, rank);
        _visits[0] = visit;
    }

    /// <summary>Serves the sorted visits, until those left cannot be served for what is left even if they cost nothing.</summary>
    /// <returns>False when it was given up.</returns>
    private bool ServeSorted(int count, int breadth, double most, bool isAgain)
    {
        // What those save that may yet be served; a visit bound to others may still be, after one vain try.
        var saved = 0L;
        for (var rank = 0; rank < count; rank++)
            if (MayTry(_visits[rank], isAgain)) saved += _routes.Worths.Of(_visits[rank]);
        for (var rank = 0; rank < count; rank++)
        {
            var visit = _visits[rank];
            if (!MayTry(visit, isAgain)) continue;
            var left = most - (_routes.Cost - saved - _routes.MissedTargets);
            if (left <= 0) return false;
            var leftOf = left + WorthOfOthers(visit) is var more && more < Place.NoLimit ? (long)Math.Ceiling(more) : Place.NoLimit;
            var isBound = _bound is not null && _model.Bonds!.IsBound(visit);
            var few = _general is not null && _waitedAt[visit] == _serves ? _ruined : null;
            if (_general is not null) _general.Routes = isBound ? null : few;
            if (isBound)
            {
                if (!isAgain || _model.PinnedRank is not null || _bound!.MayRetry(visit)) _bound!.TryServe(visit, breadth, EagernessFor(visit), leftOf, few);
            }
            else
            {
                var gain = Multiplied(_routes.Gain(visit), EagernessFor(visit));
                var place = _places.Best(visit, visit == _first ? int.MaxValue : breadth, Math.Min(leftOf, gain), gain);
                if (place.Exists) _routes.Insert(visit, place.Route, place.Before);
            }
            if (isAgain || !MayTry(visit, isAgain: true)) saved -= _routes.Worths.Of(visit);
        }
        return true;
    }

    /// <summary>The worth of visits that are served with a bound one, or after it, and are not among those to be served.</summary>
    private double WorthOfOthers(int visit)
    {
        if (_bound is null || !_model.Bonds!.IsBound(visit)) return 0;
        var worth = 0.0;
        foreach (var member in _model.Bonds.UnitOf(visit) ?? [visit])
        {
            Add(member);
            if (_model.Bonds.Mate[member] is >= 0 and var mate) Add(mate);
            foreach (var then in _model.Bonds.Thens[member] ?? []) Add(then.Other);
        }
        return worth;

        void Add(int other)
        {
            if (_listedAt[other] != _serves && _routes.Bank.Contains(other)) worth += _routes.Worths.Of(other);
        }
    }

    private bool MayTry(int visit, bool isAgain) =>
        _routes.Bank.Contains(visit) && (!isAgain || _model.PinnedRank is not null || _model.Bonds?.IsBound(visit) == true);

    /// <summary>Visits that stay at their times; null: none.</summary>
    public bool[]? Held
    {
        set
        {
            if (_bound is not null) _bound.Times.Held = value;
        }
    }

    /// <summary>After routes were loaded: bound visits need not stay at the times that a plan has.</summary>
    public void Spread(IReadOnlyDictionary<int, int> begins) => _bound?.Windows.Spread(begins, _bound.Times.Held);

    /// <summary>After a ruin: those bound to the visits taken out are free again, and others of the ruined routes may move.</summary>
    public void Release(List<int> removed, List<int> ruined)
    {
        if (_bound is null) return;
        foreach (var visit in removed) _bound.Times.Release(visit);
        _bound.Loose.Loosen(ruined, _bound.Times.Held);
    }

    /// <summary>Whether visits may move that have to be bound again before the routes are kept.</summary>
    public bool HasLoose => _bound?.Loose.Any == true;

    /// <returns>False where there is no time for one of them.</returns>
    public bool TryTie() => _bound!.Loose.TryTie();

    public void ForgetLoose() => _bound?.Loose.Forget();

    private double EagernessFor(int visit) => visit == _first ? WhateverItCosts : _eagerness;

    /// <summary>What a visit saves, counted so many times.</summary>
    internal static long Multiplied(long gain, double times) => times == 1 ? gain : (long)Math.Min(gain * times, long.MaxValue / 2);

    // A fixed breadth has a ceiling: what lies beyond it is never tried.
    private int Breadth() => _dice.Below(20) == 0 ? int.MaxValue : LeastBreadth + _dice.Below(_model.FittingCount > LeastBreadth ? Math.Min(MostBreadth - LeastBreadth, _model.FittingCount) : 1);

    private void Sort(List<int> visits)
    {
        var order = _dice.Below(_orders.Length + 4);
        _serves++;
        for (var rank = 0; rank < visits.Count; rank++)
        {
            _visits[rank] = visits[rank];
            _listedAt[visits[rank]] = _serves;
            _keys[rank] = order < _orders.Length ? _orders[order][visits[rank]] : _dice.Bits();
        }
        Array.Sort(_keys, _visits, 0, visits.Count);
    }
}
