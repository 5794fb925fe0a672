using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Turns worth and priority classes into one number each, so that all lower classes and all rides weigh less than the least of a class.</summary>
internal static class VisitWorths
{
    private const double Most = 4e18;

    public static long[] Of(RoutingProblem problem, IReadOnlyList<int> visits, RideTables rides, ModelRoute[] routes)
    {
        var worth = new long[visits.Count];
        var lower = CostBound(problem, visits, rides, routes);
        var classes = visits.Select((visit, rank) => (Rank: rank, Data: problem.Visits[visit]))
            .GroupBy(entry => entry.Data.Worth is null ? int.MaxValue : entry.Data.PriorityClass).OrderBy(group => group.Key);
        foreach (var group in classes)
        {
            if (group.Key <= 0)
            {
                foreach (var (rank, data) in group) worth[rank] = rides.Scaled(data.Worth!.Value);
                lower += group.Sum(entry => (double)worth[entry.Rank]);
                continue;
            }
            var isWhole = group.All(entry => (entry.Data.Worth ?? 1) == Math.Floor(entry.Data.Worth ?? 1));
            var units = group.Sum(entry => Units(entry.Data, isWhole));
            var each = Math.Max(1, Math.Floor(Math.Min(lower + 1, Most / 4 / Math.Max(1, units))));
            foreach (var (rank, data) in group) worth[rank] = (long)(Units(data, isWhole) * each);
            lower += units * each;
        }
        return worth;

        static double Units(RoutingVisit visit, bool isWhole) => Math.Round((visit.Worth ?? 1) * (isWhole ? 1 : 1000));
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
