namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// What rides between neighbours cost, in the order in which places are looked at; where teams differ, with the team for which
/// they cost least.
/// </summary>
internal sealed class FittingRides
{
    /// <param name="classes">By class, from-row by to-row.</param>
    /// <param name="fitting">As <see cref="Model.Fitting"/>.</param>
    public FittingRides(Arc[][] classes, int rows, int visits, int[] fitting, int fittingCount)
    {
        (LeastTo, LeastFrom) = (new int[visits], new int[visits]);
        Array.Fill(LeastTo, int.MaxValue);
        Array.Fill(LeastFrom, int.MaxValue);
        Rides = new FittingRide[fitting.Length];
        for (var at = 0; at < fitting.Length; at++) Rides[at] = new(fitting[at], int.MaxValue, int.MaxValue);
        foreach (var rides in classes) Take(rides, rows, visits, fittingCount);
    }

    /// <summary>By visit and rank.</summary>
    public FittingRide[] Rides { get; }

    /// <summary>By visit: what the cheapest ride to it costs.</summary>
    public int[] LeastTo { get; }

    public int[] LeastFrom { get; }

    private void Take(Arc[] rides, int rows, int visits, int fittingCount)
    {
        for (var from = 0; from < rows; from++)
            for (var to = 0; to < rows; to++)
            {
                if (from == to) continue;
                var cost = rides[from * rows + to].Cost;
                if (from < visits) LeastFrom[from] = Math.Min(LeastFrom[from], cost);
                if (to < visits) LeastTo[to] = Math.Min(LeastTo[to], cost);
            }
        for (var at = 0; at < Rides.Length; at++)
        {
            var (visit, near) = (at / fittingCount, Rides[at].Near);
            Rides[at] = new(near, Math.Min(Rides[at].To, rides[near * rows + visit].Cost), Math.Min(Rides[at].From, rides[visit * rows + near].Cost));
        }
    }
}

/// <param name="To">Cost of the ride from the neighbour to the visit.</param>
/// <param name="From">Cost of the ride from the visit to the neighbour.</param>
internal readonly record struct FittingRide(int Near, int To, int From);
