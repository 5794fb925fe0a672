namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Closes a route now and then, where all visits must be served, and keeps that only if the others then cost less: ten visits find places
/// in routes that are nearly full only when many others move, each of them for nothing. (C1_10_2, 1,000 visits, two threads, 60 s: 99 routes
/// and 2.0 % above the best known without it, 96 and 0.5 to 0.8 % with it. A higher price of opening routes does not come to that.)
/// </summary>
internal sealed class ClosingTrials(RouteSet routes, FewerRoutes fewer, Dice dice)
{
    private const int Most = 1024;
    private const int Patience = 250;

    private readonly Snapshot _before = new(routes.Model);
    private readonly TrialBudget _budget = new(dice);

    /// <inheritdoc cref="TrialBudget.IsDue"/>
    public bool IsDue(double share) => _budget.IsDue(share) && fewer.NumberMayChange;

    /// <summary>Closes a route if that is cheaper, else leaves all as it was.</summary>
    /// <param name="searched">The routes that are searched.</param>
    /// <param name="centres">Of ruins: all visits that are searched.</param>
    /// <returns>The steps made.</returns>
    public int Try(int[] searched, int[] centres, int longestString, double heat, CancellationToken cancel)
    {
        _before.CopyFrom(routes, searched);
        var (before, made) = (routes.Cost, 0);
        var route = routes.Nodes[centres[dice.Below(centres.Length)]].Route;
        var isClosed = fewer.CloseOne(route, centres, longestString, heat, Patience, steps => (made += steps) < Most && !cancel.IsCancellationRequested);
        var isCheaper = isClosed && routes.Cost < before;
        if (!isCheaper) routes.Load(_before, searched, []);
        return _budget.Spend(made, isCheaper);
    }
}
