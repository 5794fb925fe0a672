using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>What an import made, and which turn restrictions it could take.</summary>
public sealed record ImportedRoads(RoadFileInfo Info, RestrictionCounts Restrictions);

/// <summary>Makes a road file of an OpenStreetMap extract and a profile.</summary>
public static class ImportRoads
{
    // What reading takes of the whole.
    private const double ReadingShare = 0.3;

    /// <param name="extract">.osm.pbf, .osm or .osm.gz.</param>
    /// <param name="name">Letters, digits and hyphens; a file of that name is replaced once the new one is whole.</param>
    /// <param name="progress">The share done, 0 to 1.</param>
    /// <exception cref="UserErrorException">The extract is missing or damaged, or holds no road for the profile; what was there stays.</exception>
    public static ImportedRoads Run(
        string extract, Profile profile, RoadFolder folder, string name, TimeProvider clock, IProgress<double>? progress, CancellationToken cancel)
    {
        folder.FileOf(name); // a wrong name is told before minutes of work
        var read = ReadRoads.Run(extract, profile, progress is null ? null : new Part(progress, 0, ReadingShare), cancel);
        var info = Build(read.Roads, profile, Path.GetFileName(extract), read.DataDate, folder, name, clock,
            progress is null ? null : new Part(progress, ReadingShare, 1), cancel);
        return new ImportedRoads(info, read.Restrictions);
    }

    /// <summary>Makes the file of a draft.</summary>
    /// <param name="source">What the draft was read from, as the file will tell.</param>
    public static RoadFileInfo Build(
        RoadDraft draft, Profile profile, string source, DateOnly? dataDate, RoadFolder folder, string name, TimeProvider clock,
        IProgress<double>? progress, CancellationToken cancel)
    {
        var path = folder.FileOf(name);
        var (file, info) = RoadFileMaker.Make(draft, () => new RoadFileInfo(
            name, profile.Name, source, clock.GetUtcNow(), dataDate, 0, 0, 0, 0, [], profile.FootKmh, profile.SnapLimitMetres,
            RoadFileInfo.ProfileSpeeds), progress, cancel);
        cancel.ThrowIfCancellationRequested();
        file.WriteTo(path);
        progress?.Report(1);
        return info;
    }

    private sealed class Part(IProgress<double> whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + value * (to - from));
    }
}
