
namespace CoverageMap.Planner.Solving.Engine;

/// <summary>For each visit the others, the nearest first: by ride alone, and by ride, waiting and feasible order.</summary>
internal sealed class Neighbours
{
    private const int MostNear = 200;
    private const int MostFitting = 100;
    private const double WaitShare = 0.2;

    public Neighbours(RideTables rides, int[] early, int[] late, int[] service, int visits, CancellationToken cancel)
    {
        (NearCount, FittingCount) = (Math.Min(MostNear, Math.Max(0, visits - 1)), Math.Min(MostFitting, Math.Max(0, visits - 1)));
        (Near, Fitting) = (new int[visits * NearCount], new int[visits * FittingCount]);
        var rows = rides.Rows;
        Parallel.For(0, visits, new ParallelOptions { CancellationToken = cancel }, () => (Order: new int[visits], Keys: new double[visits]), (visit, _, work) =>
        {
            // Of the rides to a visit: by the columns of the other matrix each would take a cache line of its own.
            var there = rides.Out[0].AsSpan(visit * rows, visits);
            var back = rides.In[0].AsSpan(visit * rows, visits);
            for (var other = 0; other < visits; other++) (work.Order[other], work.Keys[other]) = (other, Weight(there[other]) + Weight(back[other]));
            work.Keys[visit] = double.MaxValue;
            SortLeast(work.Keys, work.Order, NearCount);
            Array.Copy(work.Order, 0, Near, visit * NearCount, NearCount);
            for (var other = 0; other < visits; other++)
                (work.Order[other], work.Keys[other]) = (other, Math.Min(Following(there[other], visit, other), Following(back[other], other, visit)));
            work.Keys[visit] = double.MaxValue;
            SortLeast(work.Keys, work.Order, FittingCount);
            Array.Copy(work.Order, 0, Fitting, visit * FittingCount, FittingCount);
            return work;
        }, _ => { });

        static double Weight(Arc ride) => (double)ride.Cost + ride.Seconds * 1e-3;

        double Following(Arc ride, int from, int to)
        {
            if ((long)early[from] + service[from] + ride.Seconds > late[to]) return double.MaxValue / 4;
            var wait = Math.Max(0, (long)early[to] - late[from] - service[from] - ride.Seconds);
            return Weight(ride) + WaitShare * wait * rides.CostPerSecond;
        }
    }

    /// <summary>Brings the least keys to the front, in order, with what they are of; the rest stays in no order.</summary>
    private static void SortLeast(double[] keys, int[] items, int count)
    {
        // Each round leaves in [low, high) what may still be on either side of the border.
        for (var (low, high) = (0, keys.Length); high - low > 1 && low < count && count < high;)
        {
            var pivot = keys[low + (high - low) / 2];
            var (left, right) = (low, high - 1);
            while (left <= right)
            {
                while (keys[left] < pivot) left++;
                while (keys[right] > pivot) right--;
                if (left > right) break;
                (keys[left], keys[right], items[left], items[right]) = (keys[right], keys[left], items[right], items[left]);
                (left, right) = (left + 1, right - 1);
            }
            if (count <= right + 1) high = right + 1;
            else if (count >= left) low = left;
            else break;
        }
        Array.Sort(keys, items, 0, count);
    }

    public int[] Near { get; }

    public int NearCount { get; }

    public int[] Fitting { get; }

    public int FittingCount { get; }
}
