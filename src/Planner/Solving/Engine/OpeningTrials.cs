namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Splits a route in two now and then, where all visits must be served, and keeps that only if the routes around it then cost less: a route
/// more pays only once visits of many others have gone over to it, and its way out and back has to be paid before.
/// </summary>
/// <param name="step">A step of the search around a visit, at a temperature.</param>
internal sealed class OpeningTrials(RouteSet routes, FewerRoutes fewer, Dice dice, Action<int, double> step)
{
    private const int Steps = 300;

    /// <summary>Fewer visits are not worth a way out and back.</summary>
    private const int LeastStops = 4;

    /// <summary>Half of the steps are around a visit so near to one of the route's.</summary>
    private const int Nearest = 20;

    private readonly Model _model = routes.Model;
    private readonly Snapshot _before = new(routes.Model);
    private readonly List<int> _visits = [];
    private readonly TrialBudget _budget = new(dice);

    /// <inheritdoc cref="TrialBudget.IsDue"/>
    public bool IsDue(double share) => _budget.IsDue(share) && _model.Bonds is null && fewer.NumberMayChange;

    /// <summary>Opens a route if that is cheaper, else leaves all as it was.</summary>
    /// <param name="searched">The routes that are searched.</param>
    /// <param name="visit">One of the route that is split.</param>
    /// <returns>The steps made.</returns>
    public int Try(int[] searched, int visit, double heat, CancellationToken cancel)
    {
        _before.CopyFrom(routes, searched);
        var (before, price) = (routes.Cost, routes.Unused.Price);
        if (!Split(routes.Nodes[visit].Route)) return 0;
        routes.Unused.Price = 0;
        var made = 0;
        while (made < Steps && !((made & 63) == 0 && cancel.IsCancellationRequested))
        {
            step(Centre(), heat);
            made++;
        }
        routes.Unused.Price = price;
        var isCheaper = routes.Cost < before;
        if (!isCheaper) routes.Load(_before, searched, []);
        return _budget.Spend(made, isCheaper);
    }

    private bool Split(int route)
    {
        if (routes.Count(route) < LeastStops || routes.Unused.OneOfEach is not { Length: > 0 } unused) return false;
        var other = unused[dice.Below(unused.Length)];
        _visits.Clear();
        routes.CopyVisits(route, _visits);
        var last = _visits[_visits.Count / 4 + dice.Below(_visits.Count / 2)];
        routes.ExchangeTails(last, _model.Start(other));
        if (TailExchange.IsKept(routes, route) && TailExchange.IsKept(routes, other))
        {
            routes.Keep();
            return true;
        }
        routes.Undo();
        return false;
    }

    private int Centre()
    {
        var visit = _visits[dice.Below(_visits.Count)];
        return dice.Below(2) == 0 ? visit : _model.Near[visit * _model.NearCount + dice.Below(Math.Min(Nearest, _model.NearCount))];
    }
}
