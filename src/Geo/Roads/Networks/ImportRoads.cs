using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Makes a road file of an OpenStreetMap extract and a profile.</summary>
public static class ImportRoads
{
    /// <param name="extract">.osm.pbf, .osm or .osm.gz.</param>
    /// <param name="name">Letters, digits and hyphens; a file of that name is replaced once the new one is whole.</param>
    /// <param name="progress">The share done, 0 to 1.</param>
    /// <exception cref="UserErrorException">The extract is missing or damaged, or holds no road for the profile; what was there stays.</exception>
    public static RoadFileInfo Run(
        string extract, Profile profile, RoadFolder folder, string name, TimeProvider clock, IProgress<double>? progress, CancellationToken cancel) =>
        throw new NotImplementedException();

    /// <summary>Makes the file of a draft; the source and date are told in the file.</summary>
    public static RoadFileInfo Build(
        RoadDraft draft, Profile profile, string source, DateOnly? dataDate, RoadFolder folder, string name, TimeProvider clock,
        IProgress<double>? progress, CancellationToken cancel) => throw new NotImplementedException();
}
