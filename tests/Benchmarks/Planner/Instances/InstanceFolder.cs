using CoverageMap.Geo;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>The instances below a folder: Solomon's format and Li and Lim's in .txt files, VRPLIB's in .vrp files.</summary>
internal static class InstanceFolder
{
    /// <param name="choice">The folder, or the folder and, after commas, names or paths below it of those wanted.</param>
    public static IReadOnlyList<RoutingInstance> Read(string choice)
    {
        var parts = choice.Split(',');
        if (!Directory.Exists(parts[0])) throw new UserErrorException($"There is no folder {parts[0]} of instances.");
        var paths = Directory.EnumerateFiles(parts[0], "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".txt" or ".vrp").Order(StringComparer.Ordinal).ToList();
        if (parts.Length > 1) paths = [.. parts[1..].SelectMany(wanted => Matching(paths, parts[0], wanted))];
        if (paths.Count == 0) throw new UserErrorException($"{parts[0]} holds no instance (.txt or .vrp).");
        return [.. paths.Select(path => Path.GetExtension(path) == ".vrp" ? VrplibInstance.Read(path)
            : LiLimFile.IsOne(path) ? LiLimFile.Read(path) : SolomonFile.Read(path))];
    }

    public static string GroupOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!;

    private static List<string> Matching(IReadOnlyList<string> paths, string folder, string wanted)
    {
        var found = paths.Where(path => Path.GetFileNameWithoutExtension(path) == wanted || GroupOf(path) == wanted
            || Path.GetFullPath(path) == Path.GetFullPath(Path.Combine(folder, wanted))).ToList();
        return found.Count > 0 ? found : throw new UserErrorException($"{folder} has no instance, file or folder {wanted}.");
    }
}
