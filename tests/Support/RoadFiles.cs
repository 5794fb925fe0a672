using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Support;

/// <summary>A folder of road files for a test class; it goes with it.</summary>
public sealed class RoadFiles : IDisposable
{
    public RoadFolder Folder { get; } = new(Path.Combine(Path.GetTempPath(), $"coveragemap-roads-{Guid.NewGuid():N}"));

    /// <summary>Imports the roads of the south-east of Hà Nội for motorbikes, once.</summary>
    public RoadNetwork Hanoi()
    {
        lock (Folder)
            if (!File.Exists(Folder.FileOf("hanoi")))
                ImportRoads.Run(ProjectData.File("roads", "hanoi_southeast_2025.osm.pbf"), ProfileFile.Read(ProjectData.File("profiles", "motorbike.json")),
                    Folder, "hanoi", TimeProvider.System, null, CancellationToken.None);
        return Folder.Open("hanoi");
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder.Path)) Directory.Delete(Folder.Path, recursive: true);
    }
}
