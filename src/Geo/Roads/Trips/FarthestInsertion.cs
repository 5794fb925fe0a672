namespace CoverageMap.Geo.Roads.Trips;

/// <summary>A tour built by inserting, again and again, the place farthest from the tour where it lengthens it least.</summary>
internal static class FarthestInsertion
{
    public static int[] Build(TripCosts costs)
    {
        var tour = new List<int> { 0 };
        var left = Enumerable.Range(1, costs.Size - 1).ToList();
        // How near each place is to the tour, there or back.
        var near = left.ToDictionary(place => place, place => Nearness(place, 0, costs));
        while (left.Count > 0)
        {
            var place = left.MaxBy(one => near[one]);
            left.Remove(place);
            tour.Insert(BestGap(tour, place, costs), place);
            foreach (var one in left) near[one] = Math.Min(near[one], Nearness(one, place, costs));
        }
        return [.. tour];
    }

    private static long Nearness(int place, int other, TripCosts costs) => Math.Min(costs[place, other], costs[other, place]);

    private static int BestGap(List<int> tour, int place, TripCosts costs) =>
        Enumerable.Range(1, tour.Count).MinBy(gap =>
        {
            var (before, after) = (tour[gap - 1], tour[gap % tour.Count]);
            return costs[before, place] + costs[place, after] - (tour.Count == 1 ? 0 : costs[before, after]);
        });
}
