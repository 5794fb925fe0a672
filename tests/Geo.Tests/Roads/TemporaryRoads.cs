using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads;

/// <summary>A folder of road files that goes with the test.</summary>
public sealed class TemporaryRoads : IDisposable
{
    private readonly List<RoadNetwork> _open = [];

    public RoadFolder Folder { get; } = new(Path.Combine(Path.GetTempPath(), $"roads-{Guid.NewGuid():N}"));

    public RoadNetwork Import(string extract, Profile profile, string name = "test")
    {
        ImportRoads.Run(extract, profile, Folder, name, TimeProvider.System, null, CancellationToken.None);
        return Open(name);
    }

    /// <summary>An extract of the project's data.</summary>
    public RoadNetwork ImportData(string extract, Profile profile) => Import(ProjectData.File("roads", extract), profile);

    public RoadNetwork Build(RoadDraft draft, string name = "drawn")
    {
        ImportRoads.Build(draft, SmallMap.Motorbike, "drawn", null, Folder, name, TimeProvider.System, null, CancellationToken.None);
        return Open(name);
    }

    public RoadNetwork Open(string name)
    {
        _open.Add(Folder.Open(name));
        return _open[^1];
    }

    public void Dispose()
    {
        foreach (var network in _open) network.Dispose();
        if (Directory.Exists(Folder.Path)) Directory.Delete(Folder.Path, recursive: true);
    }
}
