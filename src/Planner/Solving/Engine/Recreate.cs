namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Puts visits back where they fit best, in an order that changes from step to step.</summary>
internal sealed class Recreate
{
    private const int LeastBreadth = 10;
    private const int MostBreadth = 100;

    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly Dice _dice;
    private readonly IPlaces _places;
    private readonly BoundVisits? _bound;
    private readonly double[][] _orders;
    private readonly double[] _keys;
    private readonly int[] _visits;
    private double _eagerness = 1;
    private double _price;

    public Recreate(RouteSet routes, Dice dice, VisitOrders orders)
    {
        (_routes, _model, _dice, _orders) = (routes, routes.Model, dice, orders.All);
        var general = _model.IsPlain ? null : new GeneralPlaces(routes, dice);
        _places = (IPlaces?)general ?? new PlainPlaces(routes, dice);
        _bound = general is not null && _model.Bonds is { } bonds ? new(routes, bonds, general, dice) : null;
        (_keys, _visits) = (new double[_model.Visits], new int[_model.Visits]);
    }

    /// <summary>Tries to serve some visits of the bank.</summary>
    /// <param name="price">What a second of a team costs, besides its riding: a visit must be worth that too.</param>
    /// <param name="most">Routes that cost as much or more, with what they leave out, are of no use: they need not be finished.</param>
    public void Serve(List<int> visits, double price = 0, double most = double.MaxValue)
    {
        _price = price;
        _places.Blinks.NextStep();
        // Two visits may be worth a ride that neither is worth alone.
        _eagerness = price == 0 && _dice.Below(_model.IsSmall ? 3 : 10) == 0 ? 1 + 3 * _dice.Share() : 1;
        Sort(visits);
        var breadth = Breadth();
        // What is bound may have to wait for what it is bound to.
        var rounds = _bound is null && _model.PinnedRank is null ? 1 : 2;
        if (rounds == 1 && _model.Targets is null && most < double.MaxValue)
        {
            ServeBelow(visits.Count, breadth, most);
            return;
        }
        for (var round = 0; round < rounds; round++)
            for (var rank = 0; rank < visits.Count; rank++)
                if (_routes.Bank.Contains(_visits[rank])) TryServe(_visits[rank], breadth);
    }

    /// <summary>Serves the sorted visits, until those left cannot be served for what is left even if they cost nothing.</summary>
    private void ServeBelow(int count, int breadth, double most)
    {
        var saved = 0L;
        for (var rank = 0; rank < count; rank++) saved += _model.Worth[_visits[rank]];
        for (var rank = 0; rank < count; rank++)
        {
            var (visit, worth) = (_visits[rank], _model.Worth[_visits[rank]]);
            var left = most - (_routes.Cost - saved);
            if (left <= 0) return;
            var limit = Priced(visit, Multiplied(worth, _eagerness));
            var place = _places.Best(visit, breadth, left < limit ? (long)Math.Ceiling(left) : limit);
            if (place.Exists) _routes.Insert(visit, place.Route, place.Before);
            else if (worth >= left) return;
            saved -= worth;
        }
    }

    /// <summary>Visits that stay at their times; null: none.</summary>
    public bool[]? Held
    {
        set
        {
            if (_bound is not null) _bound.Times.Held = value;
        }
    }

    /// <summary>After visits were taken out: those bound to them are free again.</summary>
    public void Release(List<int> removed)
    {
        if (_bound is null) return;
        foreach (var visit in removed) _bound.Times.Release(visit);
    }

    private void TryServe(int visit, int breadth)
    {
        if (_bound is not null && _model.Bonds!.IsBound(visit))
        {
            _bound.TryServe(visit, breadth, _eagerness);
            return;
        }
        var place = _places.Best(visit, breadth, Priced(visit, Multiplied(_routes.Gain(visit), _eagerness)));
        if (place.Exists) _routes.Insert(visit, place.Route, place.Before);
    }

    /// <summary>What a visit saves, counted so many times.</summary>
    internal static long Multiplied(long gain, double times) => times == 1 ? gain : (long)Math.Min(gain * times, long.MaxValue / 2);

    private long Priced(int visit, long limit) =>
        _price == 0 ? limit : (long)((limit - _price * _model.Service[0][visit]) / (1 + _price / _model.CostPerSecond));

    // A fixed breadth has a ceiling: what lies beyond it is never tried.
    private int Breadth() => _dice.Below(20) == 0 ? int.MaxValue : LeastBreadth + _dice.Below(_model.FittingCount > LeastBreadth ? Math.Min(MostBreadth - LeastBreadth, _model.FittingCount) : 1);

    private void Sort(List<int> visits)
    {
        var order = _dice.Below(_orders.Length + 4);
        for (var rank = 0; rank < visits.Count; rank++)
        {
            _visits[rank] = visits[rank];
            _keys[rank] = order < _orders.Length ? _orders[order][visits[rank]] : _dice.Bits();
        }
        Array.Sort(_keys, _visits, 0, visits.Count);
    }
}
