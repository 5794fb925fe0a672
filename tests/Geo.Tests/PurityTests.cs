using CoverageMap.Support;

namespace CoverageMap.Geo.Tests;

public sealed class PurityTests
{
    [Theory]
    [InlineData("Addresses")]
    [InlineData("Roads/Graph")]
    [InlineData("Roads/Guidance")]
    [InlineData("Roads/Hierarchy")]
    [InlineData("Roads/Matching")]
    [InlineData("Roads/Networks")]
    [InlineData("Roads/Snapping")]
    [InlineData("Roads/Trips")]
    public void These_folders_know_neither_the_database_nor_the_web(string folder)
    {
        var sources = Directory.GetFiles(Path.Combine(ProjectData.Folder, "..", "src", "Geo", folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(sources);
        foreach (var path in sources)
            foreach (var word in (string[])["Npgsql", "HttpClient", "System.Net", "AspNetCore"])
                Assert.False(File.ReadAllText(path).Contains(word, StringComparison.Ordinal), $"{path} mentions {word}");
    }
}
