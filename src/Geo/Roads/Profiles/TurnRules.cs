namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>Seconds lost in turning where at least three legs meet and one is of a class in <see cref="At"/>.</summary>
public sealed record TurnRules
{
    public double LeftSeconds { get; init; }
    public double RightSeconds { get; init; }
    public double StraightSeconds { get; init; }
    public double UTurnSeconds { get; init; }

    /// <summary>Values of `highway`. Few: each turn that costs makes the network larger.</summary>
    public IReadOnlySet<string> At { get; init; } = new HashSet<string>();

    /// <param name="degrees">The change of bearing, −180 to 180, positive to the right.</param>
    public double Seconds(double degrees) => degrees switch
    {
        > 45 => RightSeconds,
        < -45 => LeftSeconds,
        _ => StraightSeconds,
    };
}
