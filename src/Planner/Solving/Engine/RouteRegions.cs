namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Of long routes, where there is time: a few neighbouring ones are searched again, from warm to cold, and stay as they become where they cost less. How long routes lie to each
/// other settles while it is hot, where many ways to serve what is nearby count for more than the best of them; as much as a search cools more slowly, that stays left to chance. What single steps
/// do not change any more, some routes at once do. (R2_10_4, 20 routes of 50 stops: 30 s of one thread come to 1.2 to 2.0 % above the best known, 75 s to 1.2 to 1.5, 270 s of two to 1.6; with
/// eight routes at a time for all but the first 40 s of 270 to 0.9. Three or four at a time: nothing more is found after a minute.)
/// </summary>
internal sealed class RouteRegions(Model model, Snapshot plan, Dice dice)
{
    private const int MostRoutes = 8;

    /// <summary>Of those used, so that a region is a part of the whole.</summary>
    private const int LeastUsed = 2 * MostRoutes;

    /// <summary>Routes of 11 stops are as good or better where the whole is cooled the more slowly: R1_10_3, RC1_10_5.</summary>
    private const int LeastStops = 30;

    /// <summary>What the search of the whole is left, by visit and thread, and its least and most share of the steps.</summary>
    private const double StepsOfWhole = 8000;
    private const double LeastOfWhole = 0.3;
    private const double MostOfWhole = 0.6;

    private readonly bool[] _isBusy = new bool[model.Routes.Length];
    private readonly bool[] _isLent = new bool[model.Visits];

    /// <summary>The share of a search that is left to the search of the whole; 1: regions are of no use.</summary>
    /// <param name="soon">A plan that tells how many routes there will be.</param>
    /// <param name="steps">How many the search will make in all, for each thread.</param>
    public static double ShareOfWhole(Model model, Snapshot soon, double steps)
    {
        if (!model.IsUniform || model.IsSmall || model.Bonds is not null || !RoutePool.Fits(model)) return 1;
        if (soon.Used < LeastUsed || model.Visits - soon.LeftOut().Count < soon.Used * LeastStops) return 1;
        var share = Math.Max(LeastOfWhole, StepsOfWhole * model.Visits / steps);
        return share <= MostOfWhole ? share : 1;
    }

    /// <summary>Routes near each other that nobody searches, and what is left out near them, which are the caller's until it gives them back; null: there are none.</summary>
    public RoutePart? Take()
    {
        var routeOf = plan.RouteOfEach();
        var centre = dice.Below(model.Visits);
        List<int> routes = [];
        AddRouteOf(centre);
        for (var rank = 0; rank < model.NearCount && routes.Count < MostRoutes; rank++) AddRouteOf(model.Near[centre * model.NearCount + rank]);
        if (routes.Count == 0) return null;
        // One more, now and then, that serves nothing yet.
        if (dice.Below(2) == 0 && Unused() is >= 0 and var unused) routes.Add(unused);
        foreach (var route in routes) _isBusy[route] = true;
        List<int> bank = [.. plan.LeftOut().Where(visit => !_isLent[visit] && NearestRoute(visit, routeOf) is >= 0 and var route && routes.Contains(route))];
        foreach (var visit in bank) _isLent[visit] = true;
        return new([.. routes], bank);

        void AddRouteOf(int visit)
        {
            if (routeOf[visit] is >= 0 and var route && !_isBusy[route] && !routes.Contains(route)) routes.Add(route);
        }
    }

    /// <summary>Gives a region back, with its routes as they are now where they save something.</summary>
    public void GiveBack(RoutePart region, Snapshot routes, long saved)
    {
        if (saved > 0)
        {
            plan.CopyFrom(routes, region.Routes);
            plan.Cost -= saved;
        }
        foreach (var route in region.Routes) _isBusy[route] = false;
        foreach (var visit in region.Bank) _isLent[visit] = false;
    }

    /// <summary>An unused route at random that nobody searches; −1: there is none.</summary>
    private int Unused()
    {
        var first = dice.Below(model.Routes.Length);
        for (var at = 0; at < model.Routes.Length; at++)
            if ((first + at) % model.Routes.Length is var route && !_isBusy[route] && plan.Visits(route).Count == 0) return route;
        return -1;
    }

    private int NearestRoute(int visit, int[] routeOf)
    {
        for (var rank = 0; rank < model.NearCount; rank++)
            if (routeOf[model.Near[visit * model.NearCount + rank]] is >= 0 and var route) return route;
        return -1;
    }
}
