using System.Text.RegularExpressions;
using CoverageMap.Support;

namespace CoverageMap.Planner.Tests;

/// <summary>The rules of the house that a reader of the sources can check.</summary>
public sealed class SourceRulesTests
{
    private static readonly string Planner = Path.Combine(Path.GetDirectoryName(ProjectData.Folder)!, "src", "Planner");

    [Theory]
    [InlineData("Solving")]
    [InlineData("Problems")]
    [InlineData("Explaining")]
    public void Solver_and_problem_know_neither_database_nor_web(string folder) =>
        Assert.Empty(Mentions(Path.Combine(Planner, folder), @"\b(Npgsql\w*|System\.Net|HttpClient|AspNetCore|HttpContext)\b"));

    [Fact]
    public void OrTools_stays_in_its_engine_and_the_pool() => Assert.Equal(
        ["PoolChoice.cs"],
        Mentions(Planner, @"\bGoogle\.OrTools\b").Where(file => !file.Contains("/Solving/OrTools/", StringComparison.Ordinal)).Select(Path.GetFileName).Order());

    private static string[] Mentions(string folder, string pattern)
    {
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(files);
        return [.. files.Where(file => Regex.IsMatch(File.ReadAllText(file), pattern))];
    }
}
