namespace CoverageMap.Geo.Roads.Learning;

/// <summary>
/// Estimates a factor for each road class and hour from rides over several classes at once: a ridge regression of the
/// logarithms of the ratios on the shares of the classes. For rides on one class alone it is the mean of the logarithms
/// shrunk to 0, Σ ln(ratio) / (k + n), which is the profile's own speed where nothing is known. Rides far off the mark
/// weigh less (Huber's weights), so that a talk on the way does not slow a street down.
/// </summary>
public static class LearnSpeeds
{
    private const int Sweeps = 60;

    /// <summary>A residual beyond this (a ratio off by two thirds) weighs less the farther it is.</summary>
    private const double Huber = 0.5;

    public static SpeedFactors From(IReadOnlyCollection<RideObservation> rides, LearnOptions options)
    {
        var kept = rides.Where(ride => ride.ExpectedSeconds > 0 && ride.Ratio >= options.LeastRatio && ride.Ratio <= options.MostRatio).ToList();
        string[] classes = [.. kept.SelectMany(ride => ride.ExpectedByClass.Keys).Distinct().Order(StringComparer.Ordinal)];
        var shares = kept.ConvertAll(ride => classes.Select(name => ride.ExpectedByClass.GetValueOrDefault(name) / ride.ExpectedSeconds).ToArray());
        double[] logs = [.. kept.Select(ride => Math.Log(ride.Ratio))];
        var all = Fit(shares, logs, classes.Length, options.Shrinkage);
        return new([.. classes.Select((name, at) =>
        {
            var known = shares.Sum(share => share[at]);
            return new ClassFactor(name, known, known >= options.RidesNeeded, Math.Exp(all[at]),
                [.. Enumerable.Range(0, 24).Select(hour => Math.Exp(all[at] + OfHour(kept, shares, logs, all, at, hour, options.HourShrinkage)))]);
        }).OrderByDescending(known => known.Rides).ThenBy(known => known.ClassName, StringComparer.Ordinal)], kept.Count);
    }

    /// <summary>One class after the other takes what the others leave unexplained, until all agree.</summary>
    private static double[] Fit(List<double[]> shares, double[] logs, int classes, double shrinkage)
    {
        var factors = new double[classes];
        double[] residuals = [.. logs];
        for (var sweep = 0; sweep < Sweeps; sweep++)
            for (var at = 0; at < classes; at++)
            {
                var (sum, weights) = (0.0, shrinkage);
                for (var ride = 0; ride < logs.Length; ride++)
                {
                    var weight = Weight(residuals[ride]) * shares[ride][at];
                    sum += weight * (residuals[ride] + shares[ride][at] * factors[at]);
                    weights += weight * shares[ride][at];
                }
                var change = (weights > 0 ? sum / weights : 0) - factors[at];
                factors[at] += change;
                for (var ride = 0; ride < logs.Length; ride++) residuals[ride] -= change * shares[ride][at];
            }
        return factors;
    }

    /// <summary>How an hour differs from all hours on a class, shrunk to no difference.</summary>
    private static double OfHour(
        List<RideObservation> rides, List<double[]> shares, double[] logs, double[] all, int at, int hour, double shrinkage)
    {
        var (sum, weights) = (0.0, shrinkage);
        for (var ride = 0; ride < logs.Length; ride++)
        {
            if (rides[ride].Hour != hour || shares[ride][at] == 0) continue;
            var residual = logs[ride];
            for (var other = 0; other < all.Length; other++) residual -= shares[ride][other] * all[other];
            var weight = Weight(residual) * shares[ride][at];
            sum += weight * residual;
            weights += weight * shares[ride][at];
        }
        return weights > 0 ? sum / weights : 0;
    }

    private static double Weight(double residual) => Math.Abs(residual) <= Huber ? 1 : Huber / Math.Abs(residual);
}
