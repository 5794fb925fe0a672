namespace CoverageMap.Geo.Roads.Learning;

/// <summary>When a ride counts, and how much must be known before it changes anything.</summary>
public sealed record LearnOptions
{
    /// <summary>Rides that must be known on a class before its factor is used; a ride counts by its share on the class.</summary>
    public double RidesNeeded { get; init; } = 200;

    /// <summary>So many rides' worth of belief in the profile's speed: with as many seen, the factor goes half the way.</summary>
    public double Shrinkage { get; init; } = 50;

    /// <summary>Likewise of belief that an hour is like all hours of its class.</summary>
    public double HourShrinkage { get; init; } = 50;

    /// <summary>More time than this between two visits, the second not counted, tells of a rest, not of a ride.</summary>
    public TimeSpan LongestGap { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>A shorter ride drowns in what one does at the door.</summary>
    public TimeSpan ShortestRide { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>A position that is less sure may be of another street.</summary>
    public double WorstAccuracyMetres { get; init; } = 60;

    /// <summary>Observed over expected; what is beyond these was no ride on this way.</summary>
    public double LeastRatio { get; init; } = 0.2;

    public double MostRatio { get; init; } = 5;

    /// <summary>What a call at a door takes where nothing is done; an assumption.</summary>
    public TimeSpan CallWithoutService { get; init; } = TimeSpan.FromSeconds(90);
}
