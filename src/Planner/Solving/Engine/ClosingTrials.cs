namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Closes a route now and then, where all visits must be served, and keeps that only if the others then cost less: ten visits find places
/// in routes that are nearly full only when many others move, each of them for nothing. (C1_10_2, 1,000 visits, two threads, 60 s: 99 routes
/// and 2.0 % above the best known without it, 96 and 0.5 to 0.8 % with it. A higher price of opening routes does not come to that.)
/// </summary>
internal sealed class ClosingTrials(RouteSet routes, FewerRoutes fewer, Dice dice)
{
    /// <summary>Steps between trials, in the mean, at least.</summary>
    private const int Spacing = 3000;
    private const int Most = 1024;
    private const int Patience = 250;

    /// <summary>Steps to begin with, and for further trials when one succeeds.</summary>
    private const int Advance = 2000;
    private const int Reward = 5000;

    private readonly Snapshot _before = new(routes.Model);
    private double _left = Advance;

    /// <summary>Counts a step of the search.</summary>
    /// <param name="share">Of steps that trials may take.</param>
    /// <returns>Whether a trial is due.</returns>
    public bool IsDue(double share)
    {
        if (share == 0) return false;
        _left += share;
        return dice.Below(Spacing) == 0 && _left > 0 && fewer.MustServeAll;
    }

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
        _left -= made;
        if (isClosed && routes.Cost < before) _left += Reward;
        else routes.Load(_before, searched, []);
        return made;
    }
}
