namespace CoverageMap.Geo.Register;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014). Our own, because a sample must be the same on every runtime for ever.
/// </summary>
public sealed class SampleRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>An independent stream for one thing, whatever else is drawn: FNV-1a of its name on top of the seed.</summary>
    public static SampleRandom For(int seed, string name)
    {
        var hash = 14695981039346656037UL ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL);
        foreach (var letter in name) hash = (hash ^ letter) * 1099511628211UL;
        return new SampleRandom(hash);
    }

    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <returns>0 up to, not including, 1.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <returns>0 up to, not including, <paramref name="below"/>.</returns>
    public int Next(int below) => (int)(NextDouble() * below);

    /// <returns><paramref name="from"/> to <paramref name="to"/>, both included.</returns>
    public int Between(int from, int to) => from + Next(to - from + 1);

    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>A draw from the standard normal distribution (Box and Muller).</summary>
    public double Gaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Picks by weight; the weights need not add up to one, but one must be above zero.</summary>
    public T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var left = NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            left -= weight(item);
            if (left < 0) return item;
        }
        return items.Last(item => weight(item) > 0);
    }

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
