using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Geo.Tests.Roads;

namespace CoverageMap.Geo.Tests.OpenStreetMap;

/// <summary>An extract of given bytes in a file of its own, which goes with it.</summary>
internal sealed class TempExtract : IDisposable
{
    public TempExtract(byte[] bytes, string ending = ".osm.pbf")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"extract-{Guid.NewGuid():N}{ending}");
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public ExtractedRoads Read(Profile? profile = null) => ReadRoads.Run(Path, profile ?? SmallMap.Motorbike, null, CancellationToken.None);

    public void Dispose() => File.Delete(Path);
}
