using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Profiles;

namespace CoverageMap.Support;

/// <summary>A folder with road files made of drafts, and the roads of one of them; gone at the end.</summary>
public sealed class SketchedRoads : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("roads").FullName;
    private RoadNetwork? _network;

    public SketchedRoads() => Folder = new RoadFolder(_path);

    public SketchedRoads(RoadSketch sketch, string profile = "car") : this() => Add("sketch", sketch.Draft(), profile);

    public RoadFolder Folder { get; }

    public RoadNetwork Network => _network ??= Folder.Open("sketch");

    public RoadFileInfo Add(string name, RoadDraft draft, string profile) => ImportRoads.Build(
        draft, new Profile { Name = profile }, "sketch", new DateOnly(2025, 1, 1), Folder, name, TimeProvider.System, null, CancellationToken.None);

    public void Dispose()
    {
        _network?.Dispose();
        Directory.Delete(_path, recursive: true);
    }
}
