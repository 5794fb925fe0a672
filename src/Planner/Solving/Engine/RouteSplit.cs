namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Cuts the routes into parts near each other, differently each time, so that threads work on different routes: worth more
/// than searching the same problem twice.
/// </summary>
internal sealed class RouteSplit(Model model, Dice dice)
{
    private readonly int[] _partOf = new int[model.Routes.Length];
    private readonly double[] _distance = new double[model.Routes.Length];

    public IReadOnlyList<RoutePart> Cut(Snapshot plan, int parts)
    {
        Array.Clear(_partOf);
        int[] used = [.. Enumerable.Range(0, model.Routes.Length).Where(route => plan.Visits(route).Count > 0)];
        Cut(plan, used, 0, parts);
        Dictionary<int, int> nextOfType = [];
        for (var route = 0; route < model.Routes.Length; route++)
        {
            if (plan.Visits(route).Count > 0) continue;
            var type = model.Routes[route].Type;
            // Shifts of one team stay together: their work and stock is counted by team.
            nextOfType[type] = nextOfType.TryGetValue(type, out var next) ? (next + 1) % parts : dice.Below(parts);
            _partOf[route] = SiblingPart(plan, route) ?? nextOfType[type];
        }
        var routeOf = plan.RouteOfEach();
        var banks = Enumerable.Range(0, parts).Select(_ => new List<int>()).ToArray();
        for (var visit = 0; visit < model.Visits; visit++)
            if (routeOf[visit] < 0) banks[PartFor(model.Bonds?.FirstOf(visit) ?? visit, routeOf, used)].Add(visit);
        return [.. Enumerable.Range(0, parts).Select(part =>
            new RoutePart([.. Enumerable.Range(0, model.Routes.Length).Where(route => _partOf[route] == part)], banks[part]))];
    }

    /// <summary>Halves the routes by how near they are to a visit at random, as often as there are parts.</summary>
    private void Cut(Snapshot plan, int[] routes, int first, int parts)
    {
        if (parts == 1 || routes.Length < 2)
        {
            foreach (var route in routes) _partOf[route] = first;
            return;
        }
        var seedRoute = plan.Visits(routes[dice.Below(routes.Length)]);
        var row = seedRoute[dice.Below(seedRoute.Count)] * model.Rows;
        foreach (var route in routes)
        {
            var sum = 0.0;
            foreach (var visit in plan.Visits(route)) sum += model.Out[0][row + visit].Cost;
            _distance[route] = sum / plan.Visits(route).Count;
        }
        int[] byDistance = [.. routes.GroupBy(route => model.Routes[route].Team)
            .OrderBy(team => team.Min(route => _distance[route])).SelectMany(team => team)];
        var (half, wanted) = (0, byDistance.Sum(route => plan.Visits(route).Count) * (long)(parts / 2) / parts);
        for (var visits = 0L; half < byDistance.Length - 1 && visits < wanted; half++) visits += plan.Visits(byDistance[half]).Count;
        while (half < byDistance.Length && half > 0 && model.Routes[byDistance[half]].Team == model.Routes[byDistance[half - 1]].Team) half++;
        Cut(plan, byDistance[..half], first, parts / 2);
        Cut(plan, byDistance[half..], first + parts / 2, parts - parts / 2);
    }

    private int? SiblingPart(Snapshot plan, int route)
    {
        for (var other = 0; other < model.Routes.Length; other++)
            if (model.Routes[other].Team == model.Routes[route].Team && (plan.Visits(other).Count > 0 || other < route)) return _partOf[other];
        return null;
    }

    /// <summary>Of the nearest route that may serve a visit left out.</summary>
    private int PartFor(int visit, int[] routeOf, int[] used)
    {
        for (var rank = 0; rank < model.NearCount; rank++)
            if (routeOf[model.Near[visit * model.NearCount + rank]] is >= 0 and var route && model.CanServe(route, visit)) return _partOf[route];
        return _partOf[used.FirstOrDefault(route => model.CanServe(route, visit))];
    }
}

/// <param name="Bank">Visits left out that the part may serve.</param>
internal sealed record RoutePart(int[] Routes, List<int> Bank);
