using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Cli.Shell;

/// <summary>Where the project's own files and the user's state are.</summary>
internal static class Installation
{
    /// <summary>The folder that holds `data` and `tests`: COVERAGE_ROOT, else the nearest one above the program.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>COVERAGE_HOME, else `.coverage` in <see cref="Root"/>: the private cluster, logs, demo files.</summary>
    public static string Home { get; } = Path.GetFullPath(
        Environment.GetEnvironmentVariable("COVERAGE_HOME") is { Length: > 0 } home ? home : Path.Combine(Root, ".coverage"));

    public static string Data(params string[] path) => Path.Combine([Root, "data", .. path]);

    /// <summary>What addresses are resolved with.</summary>
    public static GazetteerFolders Gazetteer => new(Data(), Path.Combine(Home, "gazetteer"));

    /// <summary>What routes are found on; see `coverage roads`.</summary>
    public static RoadFolder Roads { get; } = new(Path.Combine(Home, "roads"));

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("COVERAGE_ROOT") is { Length: > 0 } root) return Path.GetFullPath(root);
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "data", "campaigns"))) return at.FullName;
        return Directory.GetCurrentDirectory();
    }
}
