using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Turns worth and priority classes into one number each, so that all lower classes and all rides weigh less than the least of a class.
/// Where such numbers would be too large, worths within classes are rounded; where there are more classes than that helps, a visit of a class
/// weighs as much as several of the next, but not as all.
/// </summary>
internal static class VisitWorths
{
    /// <summary>Of all visits together.</summary>
    private const double Most = 4e18;

    public static long[] Of(RoutingProblem problem, IReadOnlyList<int> visits, RideTables rides, ModelRoute[] routes)
    {
        var worth = new long[visits.Count];
        var lower = CostBound(problem, visits, rides, routes);
        var classes = visits.Select((visit, rank) => (Rank: rank, Data: problem.Visits[visit]))
            .GroupBy(entry => entry.Data.Worth is null ? int.MaxValue : entry.Data.PriorityClass).OrderBy(group => group.Key).ToList();
        foreach (var (rank, data) in classes.TakeWhile(group => group.Key <= 0).SelectMany(group => group))
            lower += worth[rank] = rides.Scaled(data.Worth!.Value);
        WeighClasses([.. classes.SkipWhile(group => group.Key <= 0).Select(group => (group.Select(entry => entry.Rank).ToArray(), Units([.. group.Select(entry => entry.Data.Worth ?? 1)])))], lower + 1, worth);
        return worth;
    }

    /// <summary>Worths as whole numbers, none less than 1.</summary>
    private static double[] Units(double[] worths)
    {
        var precision = worths.All(worth => worth == Math.Floor(worth)) ? 1 : 1000;
        return [.. worths.Select(worth => Math.Max(worth > 0 ? 1 : 0, Math.Round(worth * precision)))];
    }

    /// <param name="classes">The visits of each, the lowest first, and what they are worth to each other.</param>
    /// <param name="least">What a unit of the lowest weighs.</param>
    private static void WeighClasses(IReadOnlyList<(int[] Ranks, double[] Units)> classes, double least, long[] worth)
    {
        if (classes.Count == 0) return;
        var room = Most / least;
        var mostUnits = MostUnits(classes, room);
        // At the least, all classes weigh as much more than the next as there is room for.
        var (limit, ratio) = mostUnits > 0 ? (double.MaxValue, 1) : (least, Math.Pow(Math.Max(1, room / (2 * classes.Sum(group => group.Units.Length))), 1.0 / classes.Count));
        var lower = least - 1;
        foreach (var (ranks, units) in classes)
        {
            var each = Math.Floor(Math.Min(lower + 1, limit));
            limit *= ratio;
            var rounded = Rounded(units, mostUnits);
            for (var at = 0; at < ranks.Length; at++) worth[ranks[at]] = (long)(rounded[at] * each);
            lower += rounded.Sum() * each;
        }
    }

    /// <summary>To how many units classes have to be rounded so that all have room; 0: not even one for each visit has.</summary>
    private static double MostUnits(IReadOnlyList<(int[] Ranks, double[] Units)> classes, double room)
    {
        for (var most = classes.Max(group => group.Units.Sum()); most >= 1; most = most > 2 ? most / 1.5 : most - 1)
            if (classes.Aggregate(1.0, (all, group) => all * (1 + Rounded(group.Units, most).Sum())) <= room) return most;
        return 0;
    }

    /// <summary>Units in proportion, some <paramref name="most"/> in all, or one for each visit.</summary>
    private static double[] Rounded(double[] units, double most)
    {
        var (all, free) = (units.Sum(), most - units.Length);
        return all <= most ? units : [.. units.Select(each => each == 0 ? 0 : Math.Max(1, Math.Floor(each / all * free)))];
    }

    /// <summary>As <see cref="Model.HigherFrom"/>.</summary>
    public static long HigherFrom(IReadOnlyList<long> worth)
    {
        var (lesser, last) = (0.0, long.MaxValue);
        foreach (var each in worth.Order())
        {
            if (last < each && each > lesser) return each;
            (lesser, last) = (lesser + each, each);
        }
        return long.MaxValue;
    }

    /// <summary>More than any plan's rides, fixed costs, overtime and prices can be.</summary>
    private static double CostBound(RoutingProblem problem, IReadOnlyList<int> visits, RideTables rides, ModelRoute[] routes)
    {
        var soft = problem.Visits.Sum(visit => visit.KeepPrice) + problem.Targets.Sum(target => target.PricePerMissing * Math.Max(0, target.Amount));
        var work = problem.BalancePrice <= 0 ? 0 : problem.BalancePrice * routes.Sum(route => Math.Pow((route.Until - route.From + problem.Teams[route.Team].PastWorkSeconds) / 3600.0, 2));
        return Math.Min(1e15, (double)(visits.Count + routes.Length) * rides.Dearest + (soft + work) * rides.Scale +
            routes.Sum(route => route.Fixed + route.OvertimePrice * Math.Max(0, route.Until - route.RegularUntil)));
    }
}
