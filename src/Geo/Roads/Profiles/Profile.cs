namespace CoverageMap.Geo.Roads.Profiles;

/// <summary>What a way of going about may use and how fast; read from a JSON file.</summary>
public sealed record Profile
{
    public required string Name { get; init; }

    /// <summary>Speed from a door to the road in km/h.</summary>
    public double FootKmh { get; init; } = 5;

    /// <summary>How far from a road a point may be, in metres.</summary>
    public double SnapLimitMetres { get; init; } = 1000;
}
