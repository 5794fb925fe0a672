using CoverageMap.Geo.Geocoding.Names;


namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>A name that a unit answers to.</summary>
/// <param name="Score">1 for its own name, less for an abbreviation.</param>
public sealed record UnitName(GazetteerUnit Unit, GazetteerName Name, double Score);

/// <summary>A unit that a written name may mean.</summary>
/// <param name="Score">As <see cref="NameSimilarity.Score"/> gives it.</param>
public readonly record struct UnitMatch(GazetteerUnit Unit, double Score);
