namespace CoverageMap.Geo.Coverage;

/// <summary>The longer statements of this folder, embedded beside their classes.</summary>
internal static class CoverageSql
{
    public static string Read(string file)
    {
        using var stream = typeof(CoverageSql).Assembly.GetManifestResourceStream($"{typeof(CoverageSql).Namespace}.{file}")
            ?? throw new InvalidOperationException($"The statement {file} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
