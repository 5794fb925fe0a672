using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Addresses;

public sealed class PurityTests
{
    [Fact]
    public void Addresses_know_neither_the_database_nor_the_web()
    {
        var folder = Path.Combine(ProjectData.Folder, "..", "src", "Geo", "Addresses");
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(sources);
        foreach (var path in sources)
            foreach (var word in (string[])["Npgsql", "HttpClient", "System.Net", "AspNetCore"])
                Assert.False(File.ReadAllText(path).Contains(word, StringComparison.Ordinal), $"{path} mentions {word}");
    }
}
