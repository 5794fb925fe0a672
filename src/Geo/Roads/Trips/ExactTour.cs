namespace CoverageMap.Geo.Roads.Trips;

/// <summary>The shortest tour of a few places by dynamic programming over subsets (Held and Karp 1962).</summary>
internal static class ExactTour
{
    public static int[] Find(TripCosts costs)
    {
        // The last place is where the tour begins and ends; the others are bits of a subset.
        var others = costs.Size - 1;
        var best = new long[1 << others, others];
        for (var set = 1; set < 1 << others; set++)
            for (var at = 0; at < others; at++)
                best[set, at] = (set >> at & 1) == 0 ? long.MaxValue : Reach(set, at, best, costs).Cost;
        return Trace(best, costs);
    }

    private static (long Cost, int From) Reach(int set, int at, long[,] best, TripCosts costs)
    {
        var before = set & ~(1 << at);
        if (before == 0) return (costs[costs.Size - 1, at], costs.Size - 1);
        var least = (Cost: long.MaxValue, From: -1);
        for (var from = 0; from < costs.Size - 1; from++)
            if ((before >> from & 1) != 0 && best[before, from] + costs[from, at] is var cost && cost < least.Cost) least = (cost, from);
        return least;
    }

    private static int[] Trace(long[,] best, TripCosts costs)
    {
        var start = costs.Size - 1;
        var set = (1 << start) - 1;
        var at = Enumerable.Range(0, start).MinBy(last => best[set, last] + costs[last, start]);
        var tour = new int[costs.Size];
        tour[0] = start;
        for (var place = costs.Size - 1; place > 0; place--)
        {
            tour[place] = at;
            var from = Reach(set, at, best, costs).From;
            set &= ~(1 << at);
            at = from;
        }
        return tour;
    }
}
