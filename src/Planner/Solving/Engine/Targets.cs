namespace CoverageMap.Planner.Solving.Engine;

/// <summary>What visits contribute to targets: entries of a visit lie between two offsets.</summary>
internal sealed class Targets(long[] needed, long[] price, int[] offsets, int[] target, long[] amount)
{
    public int Count => needed.Length;

    /// <summary>The price of all that is missing.</summary>
    public long PriceOf(long[] served)
    {
        var sum = 0L;
        for (var target = 0; target < needed.Length; target++) sum += price[target] * Math.Max(0, needed[target] - served[target]);
        return sum;
    }

    /// <summary>What the price of what is missing falls by when a visit is served.</summary>
    public long Gain(int visit, long[] served)
    {
        var gain = 0L;
        for (var at = offsets[visit]; at < offsets[visit + 1]; at++)
        {
            var missing = needed[target[at]] - served[target[at]];
            if (missing > 0) gain += price[target[at]] * Math.Min(missing, amount[at]);
        }
        return gain;
    }

    /// <returns>The change of the price of what is missing.</returns>
    public long Serve(int visit, long[] served)
    {
        var gain = Gain(visit, served);
        for (var at = offsets[visit]; at < offsets[visit + 1]; at++) served[target[at]] += amount[at];
        return -gain;
    }

    /// <returns>The change of the price of what is missing.</returns>
    public long Drop(int visit, long[] served)
    {
        for (var at = offsets[visit]; at < offsets[visit + 1]; at++) served[target[at]] -= amount[at];
        return Gain(visit, served);
    }
}
