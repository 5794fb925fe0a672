using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Trips;

/// <summary>The order in which some places are visited in the least time: the best there is for a few, a good one for many.</summary>
public static class OrderTrip
{
    /// <summary>So many places are ordered exactly; each more doubles the work.</summary>
    public const int MostExact = 12;

    /// <param name="table">From each place to each; all reach each other.</param>
    /// <returns>The places by index, in the order of visits.</returns>
    public static int[] Run(RoadTable table, TripEnds ends)
    {
        if (table.Sources <= 1) return table.Sources == 0 ? [] : [0];
        if (table.Sources == 2) return ends is { Round: true, First: false, Last: true } ? [1, 0] : [0, 1];
        var costs = TripCosts.Of(table, ends);
        var tour = costs.Size <= MostExact ? ExactTour.Find(costs) : ImproveTour.Run(FarthestInsertion.Build(costs), costs);
        return StartAt(tour, ends);
    }

    // A tour has no beginning of its own. One that is fixed at its end only starts there, or right after it when it
    // does not return.
    private static int[] StartAt(int[] tour, TripEnds ends)
    {
        var begin = ends is { First: false, Last: true }
            ? (Array.IndexOf(tour, tour.Length - 1) + (ends.Round ? 0 : 1)) % tour.Length
            : Array.IndexOf(tour, 0);
        return [.. tour[begin..], .. tour[..begin]];
    }
}
