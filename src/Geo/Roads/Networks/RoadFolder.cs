using CoverageMap.Geo.Roads.Files;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>The road files of an installation: one folder, a file per name, `NAME.roads`.</summary>
public sealed class RoadFolder(string path)
{
    public string Path { get; } = path;

    /// <exception cref="UserErrorException">The name is none for a file.</exception>
    public string FileOf(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        ? System.IO.Path.Combine(Path, name + ".roads")
        : throw new UserErrorException($"'{name}' is no name for a road file; use letters, digits and hyphens, such as --name ha-noi.");

    /// <summary>What each file says of itself, by name.</summary>
    /// <param name="damaged">For each file that cannot be read, why.</param>
    /// <param name="check">Whether files are checked whole; else only their heads, which takes no time.</param>
    public IReadOnlyList<RoadFileInfo> List(out IReadOnlyList<string> damaged, bool check = true)
    {
        var (found, broken) = (new List<RoadFileInfo>(), new List<string>());
        string[] files = Directory.Exists(Path) ? Directory.GetFiles(Path, "*.roads") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                using var reader = new RoadFileReader(file, check: false);
                if (check) reader.Verify();
                found.Add(RoadNetwork.InfoOf(reader) with { Name = System.IO.Path.GetFileNameWithoutExtension(file) });
            }
            catch (UserErrorException error)
            {
                broken.Add(error.Message);
            }
        }
        damaged = broken;
        return found;
    }

    /// <exception cref="UserErrorException">There is none of this name, or it is damaged.</exception>
    public RoadNetwork Open(string name) => RoadNetwork.Open(FileOf(name));
}
