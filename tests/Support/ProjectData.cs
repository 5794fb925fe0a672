namespace CoverageMap.Support;

/// <summary>The project's folder `data`, found upwards from the test's binaries.</summary>
public static class ProjectData
{
    public static string Folder { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "CoverageMap.sln"))) return Path.Combine(folder.FullName, "data");
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CoverageMap.sln.");
    }
}
