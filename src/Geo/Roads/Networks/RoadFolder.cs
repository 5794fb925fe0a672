namespace CoverageMap.Geo.Roads.Networks;

/// <summary>The road files of an installation: one folder, a file per name, `NAME.roads`.</summary>
public sealed class RoadFolder(string path)
{
    public string Path { get; } = path;

    public string FileOf(string name) => System.IO.Path.Combine(Path, name + ".roads");

    /// <summary>What each file says of itself, by name; a damaged one is told in <paramref name="damaged"/> with its reason.</summary>
    public IReadOnlyList<RoadFileInfo> List(out IReadOnlyList<string> damaged) => throw new NotImplementedException();

    /// <exception cref="UserErrorException">There is none of this name, or it is damaged.</exception>
    public RoadNetwork Open(string name) => throw new NotImplementedException();
}
