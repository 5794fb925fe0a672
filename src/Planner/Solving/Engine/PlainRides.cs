namespace CoverageMap.Planner.Solving.Engine;

/// <summary>What a plain model's rides between neighbours cost, in the order in which places are looked at.</summary>
internal sealed class PlainRides
{
    /// <param name="fitting">As <see cref="Model.Fitting"/>.</param>
    public PlainRides(Arc[] rides, int rows, int visits, int[] fitting, int fittingCount)
    {
        (LeastTo, LeastFrom) = (new int[visits], new int[visits]);
        Array.Fill(LeastTo, int.MaxValue);
        Array.Fill(LeastFrom, int.MaxValue);
        for (var from = 0; from < rows; from++)
            for (var to = 0; to < rows; to++)
            {
                if (from == to) continue;
                var cost = rides[from * rows + to].Cost;
                if (from < visits) LeastFrom[from] = Math.Min(LeastFrom[from], cost);
                if (to < visits) LeastTo[to] = Math.Min(LeastTo[to], cost);
            }
        Fitting = new FittingRide[fitting.Length];
        for (var at = 0; at < fitting.Length; at++)
        {
            var (visit, near) = (at / fittingCount, fitting[at]);
            Fitting[at] = new(near, rides[near * rows + visit].Cost, rides[visit * rows + near].Cost);
        }
    }

    /// <summary>By visit and rank.</summary>
    public FittingRide[] Fitting { get; }

    /// <summary>By visit: what the cheapest ride to it costs.</summary>
    public int[] LeastTo { get; }

    public int[] LeastFrom { get; }
}

/// <param name="To">Cost of the ride from the neighbour to the visit.</param>
/// <param name="From">Cost of the ride from the visit to the neighbour.</param>
internal readonly record struct FittingRide(int Near, int To, int From);
