using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Extracts;

/// <summary>Reads the roads that a profile may use out of an OpenStreetMap extract.</summary>
public static class ReadRoads
{
    /// <param name="path">.osm.pbf, .osm or .osm.gz.</param>
    /// <param name="progress">The share done, 0 to 1.</param>
    /// <exception cref="UserErrorException">The extract is missing, damaged or hostile, or holds no road for the profile.</exception>
    public static ExtractedRoads Run(string path, Profile profile, IProgress<double>? progress, CancellationToken cancel) =>
        throw new NotImplementedException();
}

/// <param name="DataDate">The day of the data, where the extract tells it.</param>
public sealed record ExtractedRoads(RoadDraft Roads, DateOnly? DataDate);
