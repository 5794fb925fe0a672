namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Visits that nobody would go out for alone: many are served on one way, or none. A hamlet far away is worth the ride, no house in it is.
/// </summary>
internal sealed class Company
{
    private readonly bool[] _isNeeded;

    public Company(Model model)
    {
        var ways = model.Routes.Select(route => (route.Class, route.StartRow, route.EndRow, route.Fixed)).Distinct().ToList();
        _isNeeded = [.. Enumerable.Range(0, model.Visits).Select(visit => model.Worth[visit] <= ways.Min(way =>
            model.In[way.Class][visit * model.Rows + way.StartRow].Cost + (long)model.Out[way.Class][visit * model.Rows + way.EndRow].Cost + way.Fixed))];
        var needing = _isNeeded.Count(isNeeded => isNeeded);
        (Any, IsUsual) = (needing > 0, needing > model.Visits / 2);
    }

    public bool Any { get; }

    /// <summary>Whether most visits are such.</summary>
    public bool IsUsual { get; }

    /// <summary>Whether a route of its own, with the team for which it costs least, would cost as much as the visit is worth, or more.</summary>
    public bool IsNeededBy(int visit) => _isNeeded[visit];
}
