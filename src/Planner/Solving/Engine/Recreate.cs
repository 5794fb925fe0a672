namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Puts visits back where they fit best, in an order that changes from step to step.</summary>
internal sealed class Recreate
{
    private const int LeastBreadth = 10;

    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly Dice _dice;
    private readonly IPlaces _places;
    private readonly double[][] _orders;
    private readonly double[] _keys;
    private readonly int[] _visits;

    public Recreate(RouteSet routes, Dice dice, IPlaces places, VisitOrders orders)
    {
        (_routes, _model, _dice, _places, _orders) = (routes, routes.Model, dice, places, orders.All);
        (_keys, _visits) = (new double[_model.Visits], new int[_model.Visits]);
    }

    /// <summary>Tries to serve some visits of the bank.</summary>
    public void Serve(List<int> visits)
    {
        Sort(visits);
        var breadth = Breadth();
        for (var rank = 0; rank < visits.Count; rank++)
        {
            var visit = _visits[rank];
            if (!_routes.Bank.Contains(visit)) continue;
            var place = _places.Best(visit, breadth, _routes.Gain(visit));
            if (place.Exists) _routes.Insert(visit, place.Route, place.Before);
        }
    }

    // A fixed breadth has a ceiling: what lies beyond it is never tried.
    private int Breadth() => _dice.Below(20) == 0 ? int.MaxValue : LeastBreadth + _dice.Below(_model.FittingCount > LeastBreadth ? Math.Min(90, _model.FittingCount) : 1);

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
