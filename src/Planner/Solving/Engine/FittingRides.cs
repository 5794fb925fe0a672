namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// What rides between neighbours cost, in the order in which places are looked at; where teams differ, with the team for which
/// they cost least.
/// </summary>
internal sealed class FittingRides
{
    /// <param name="to">By class, to-row by from-row.</param>
    /// <param name="from">By class, from-row by to-row.</param>
    /// <param name="fitting">As <see cref="Model.Fitting"/>.</param>
    public FittingRides(Arc[][] to, Arc[][] from, int rows, int visits, int[] fitting, int fittingCount, CancellationToken cancel)
    {
        (LeastTo, LeastFrom, Rides) = (new int[visits], new int[visits], new FittingRide[fitting.Length]);
        Parallel.For(0, visits, new ParallelOptions { CancellationToken = cancel }, visit =>
        {
            (LeastTo[visit], LeastFrom[visit]) = (Least(to, rows, visit), Least(from, rows, visit));
            for (var at = visit * fittingCount; at < (visit + 1) * fittingCount; at++)
            {
                var cell = visit * rows + fitting[at];
                var (cheapestTo, cheapestFrom) = (int.MaxValue, int.MaxValue);
                for (var kind = 0; kind < to.Length; kind++)
                    (cheapestTo, cheapestFrom) = (Math.Min(cheapestTo, to[kind][cell].Cost), Math.Min(cheapestFrom, from[kind][cell].Cost));
                Rides[at] = new(fitting[at], cheapestTo, cheapestFrom);
            }
        });
    }

    /// <summary>By visit and rank.</summary>
    public FittingRide[] Rides { get; }

    /// <summary>By visit: what the cheapest ride to it costs.</summary>
    public int[] LeastTo { get; }

    public int[] LeastFrom { get; }

    private static int Least(Arc[][] classes, int rows, int visit)
    {
        var least = int.MaxValue;
        foreach (var rides in classes)
        {
            var row = rides.AsSpan(visit * rows, rows);
            for (var other = 0; other < row.Length; other++)
                if (other != visit && row[other].Cost < least) least = row[other].Cost;
        }
        return least;
    }
}

/// <param name="To">Cost of the ride from the neighbour to the visit.</param>
/// <param name="From">Cost of the ride from the visit to the neighbour.</param>
internal readonly record struct FittingRide(int Near, int To, int From);
