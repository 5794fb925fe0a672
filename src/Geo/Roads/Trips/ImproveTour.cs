namespace CoverageMap.Geo.Roads.Trips;

/// <summary>
/// Shortens a tour by reversing stretches (2-opt) and by moving up to three places elsewhere (Or-opt; Or 1976) until
/// neither helps. Costs may differ by direction.
/// </summary>
internal static class ImproveTour
{
    private const int LongestMoved = 3;

    public static int[] Run(int[] tour, TripCosts costs)
    {
        while (Reverse(tour, costs) || Move(tour, costs)) { }
        return tour;
    }

    // The first place stays where it is: reversing what contains it is reversing the rest.
    private static bool Reverse(int[] tour, TripCosts costs)
    {
        var size = tour.Length;
        for (var first = 1; first < size - 1; first++)
        {
            var before = tour[first - 1];
            long there = 0, back = 0;
            for (var last = first + 1; last < size; last++)
            {
                there += costs[tour[last - 1], tour[last]];
                back += costs[tour[last], tour[last - 1]];
                var after = tour[(last + 1) % size];
                var now = costs[before, tour[first]] + there + costs[tour[last], after];
                var then = costs[before, tour[last]] + back + costs[tour[first], after];
                if (then >= now) continue;
                Array.Reverse(tour, first, last - first + 1);
                return true;
            }
        }
        return false;
    }

    private static bool Move(int[] tour, TripCosts costs)
    {
        var size = tour.Length;
        for (var length = 1; length <= LongestMoved && length < size - 1; length++)
            for (var first = 0; first < size; first++)
            {
                int At(int index) => tour[(first + index) % size];
                // Read from the moved stretch on: it is 0 to length − 1, what follows is the rest of the tour.
                var (head, tail, before, after) = (At(0), At(length - 1), At(size - 1), At(length));
                var saved = costs[before, head] + costs[tail, after] - costs[before, after];
                for (var gap = length; gap < size - 1; gap++)
                {
                    var added = costs[At(gap), head] + costs[tail, At(gap + 1)] - costs[At(gap), At(gap + 1)];
                    if (added >= saved) continue;
                    int[] moved = [.. Stretch(length, gap + 1), .. Stretch(0, length), .. Stretch(gap + 1, size)];
                    moved.CopyTo(tour, 0);
                    return true;
                    IEnumerable<int> Stretch(int from, int to) => Enumerable.Range(from, to - from).Select(At).ToArray();
                }
            }
        return false;
    }
}
