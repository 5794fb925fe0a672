namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Empties routes one by one while the others can take their visits: a search opens routes easily, but closes a long one
/// hardly ever. Of visits that have no place, those stay out that had one most often (the absence counters of Christiaens and
/// Vanden Berghe, Transportation Science 2020).
/// </summary>
internal sealed class FewerRoutes(RouteSet routes, Ruin ruin, Recreate recreate, Dice dice)
{
    private const int MostTried = 30;

    /// <summary>One step in so many looks for places everywhere for what waits, the others in the routes that it has made room in.</summary>
    private const int EverywhereOnceIn = 8;

    private readonly Model _model = routes.Model;
    private readonly bool _areFree = routes.Model.Bonds == routes.Model.Pairs && routes.Model.PinnedRank is null && Array.TrueForAll(routes.Model.Routes, route => route.Driven is null);
    private readonly long[] _absences = new long[routes.Model.Visits];
    private readonly List<int> _tried = [];
    private readonly List<int> _waiting = [];

    /// <summary>
    /// Whether it is of use: all visits are served and have to be, and routes cost something by themselves. (Where only rides
    /// cost, plans with the fewest routes are no good beginning.)
    /// </summary>
    public bool Fits(int searched) => searched > 1 && NumberMayChange && _model.Routes.Any(route => route.Fixed > 0);

    /// <summary>
    /// Whether other numbers of routes may be tried: no visit is left out and none may be, so that a route is closed only if the others take all it has; no team is on its
    /// way; no visit is pinned to a rank or bound to others, but for pairs.
    /// </summary>
    public bool NumberMayChange => _areFree && routes.Bank.Count == 0 && routes.Used > 1 && Array.TrueForAll(_model.Worth, worth => worth > routes.Cost);

    /// <summary>Closes the smallest route.</summary>
    /// <inheritdoc cref="CloseOne(int, int[], int, double, int, Func{int, bool})"/>
    /// <param name="isPatient">Whether it is worth many vain steps.</param>
    public bool CloseOne(int[] searched, int[] centres, int longestString, double heat, bool isPatient, Func<int, bool> goesOn) =>
        CloseOne(Smallest(searched), centres, longestString, heat, (2000 + 20 * centres.Length) * (isPatient ? 5 : 1), goesOn);

    /// <summary>Closes one more route.</summary>
    /// <param name="centres">Of ruins: all visits that are searched.</param>
    /// <param name="patience">Steps in which no more visits find a place than before, until it is given up.</param>
    /// <param name="goesOn">Asked now and then with the steps made since it was asked before.</param>
    /// <returns>False if it was not possible; the routes then leave visits out.</returns>
    public bool CloseOne(int route, int[] centres, int longestString, double heat, int patience, Func<int, bool> goesOn)
    {
        Close(route);
        routes.Unused.Reserved = routes.Unused.Count;
        var (least, stalled) = (int.MaxValue, 0);
        for (var step = 1; routes.Bank.Count > 0; step++)
        {
            if ((step & 63) == 0 && !goesOn(64) || stalled++ > patience) break;
            Step(centres, longestString, heat);
            if (routes.Bank.Count >= least) continue;
            (least, stalled) = (routes.Bank.Count, 0);
        }
        routes.Unused.Reserved = 0;
        return routes.Bank.Count == 0;
    }

    private int Smallest(int[] searched)
    {
        var smallest = -1;
        foreach (var route in searched)
            if (routes.Count(route) > 0 && (smallest < 0 || routes.Count(route) < routes.Count(smallest))) smallest = route;
        return smallest;
    }

    private void Close(int route)
    {
        _tried.Clear();
        routes.CopyVisits(route, _tried);
        foreach (var visit in _tried) routes.Remove(visit);
        routes.Settle(route);
        routes.Keep();
    }

    private void Step(int[] centres, int longestString, double heat)
    {
        var (absences, cost, count) = (Absences(), RouteCost(), routes.Bank.Count);
        var centre = dice.Below(2) == 0 ? routes.Bank[dice.Below(count)] : centres[dice.Below(centres.Length)];
        _waiting.Clear();
        if (count <= MostTried)
            _waiting.AddRange(routes.Bank.Visits);
        else
            while (_waiting.Count < MostTried)
                if (routes.Bank[dice.Below(count)] is var visit && !_waiting.Contains(visit)) _waiting.Add(visit);
        if (!ruin.Around(centre, routes.Used, centres.Length - count, longestString))
        {
            routes.Undo();
            return;
        }
        _tried.Clear();
        _tried.AddRange(ruin.Removed);
        _tried.AddRange(_waiting);
        // What had no place before has one only where room was made, but for what was passed over.
        var fresh = dice.Below(EverywhereOnceIn) == 0 ? _tried.Count : ruin.Removed.Count;
        recreate.Serve(_tried, fresh, ruin.Ruined, 0, double.MaxValue);
        foreach (var visit in routes.Bank.Visits) _absences[visit]++;
        var after = Absences();
        if (after < absences || routes.Bank.Count <= count && RouteCost() < cost - heat * Math.Log(dice.Share())) routes.Keep();
        else routes.Undo();
    }

    private long Absences()
    {
        var sum = 0L;
        foreach (var visit in routes.Bank.Visits) sum += _absences[visit];
        return sum;
    }

    /// <summary>Of the routes alone.</summary>
    private long RouteCost()
    {
        var cost = routes.Cost;
        foreach (var visit in routes.Bank.Visits) cost -= _model.Worth[visit];
        return cost;
    }
}
