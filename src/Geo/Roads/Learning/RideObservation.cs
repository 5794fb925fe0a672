namespace CoverageMap.Geo.Roads.Learning;

/// <summary>One ride that was seen, against what the roads say of it.</summary>
/// <param name="ExpectedByClass">Seconds of the fastest path on each road class.</param>
/// <param name="ObservedSeconds">What the ride took, without the walks.</param>
/// <param name="Hour">The local hour in which it began, 0 to 23.</param>
public sealed record RideObservation(IReadOnlyDictionary<string, double> ExpectedByClass, double ObservedSeconds, int Hour)
{
    public double ExpectedSeconds => ExpectedByClass.Values.Sum();

    public double Ratio => ObservedSeconds / ExpectedSeconds;
}
