using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CoverageMap.Cli.Cluster;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;

namespace CoverageMap.Cli.Commands;

/// <summary>Runs all tests against a throwaway PostgreSQL cluster and ends with the count of all projects.</summary>
internal static partial class TestCommand
{
    private static readonly string[] Projects = ["Geo.Tests", "Planner.Tests", "Viewer.Tests", "EndToEnd"];

    private static readonly Option<string?> Filter = new("--filter") { Description = "Only tests that match, as in `dotnet test`." };

    public static Command Create() =>
        new Command("test", "Run all tests, on a private cluster of their own and in Chromium.") { Filter }
            .Example("coverage test --filter Ledger")
            .Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var cluster = new PrivateCluster(Path.Combine(Installation.Home, "test"), isThrowaway: true);
        var server = await cluster.StartAsync(cancel);
        var total = new TestCounts(0, 0, 0);
        var seconds = new Dictionary<string, double>();
        try
        {
            foreach (var project in Projects)
            {
                terminal.Say($"{project} …");
                var watch = Stopwatch.StartNew();
                total += await RunProjectAsync(project, server, parsed.GetValue(Filter), cancel);
                seconds[project] = Math.Round(watch.Elapsed.TotalSeconds, 1);
            }
        }
        finally
        {
            await cluster.StopAsync(CancellationToken.None);
        }
        if (total.Passed + total.Failed == 0) throw new UserErrorException($"No test matches --filter '{parsed.GetValue(Filter)}'.");
        terminal.Result(new { total.Passed, total.Failed, total.Skipped, seconds },
            $"{total.Passed} passed, {total.Failed} failed, {total.Skipped} skipped");
        return total.Failed == 0 ? 0 : Failure.Bug;
    }

    private static async Task<TestCounts> RunProjectAsync(string project, string server, string? filter, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Installation.Root };
        foreach (var word in (string[])["test", $"tests/{project}/{project}.csproj", "--configuration", "Release", "--no-build", "--nologo"])
            start.ArgumentList.Add(word);
        if (filter is not null) start.ArgumentList.Add($"--filter={filter}");
        start.Environment["COVERAGEMAP_TEST_DB"] = server;
        using var process = Process.Start(start)!;
        await using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        TestCounts? counts = null;
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            if (Summary().Match(line) is { Success: true } found)
                counts = new TestCounts(Number(found, 2), Number(found, 1), Number(found, 3));
        }
        await process.WaitForExitAsync(cancel);
        // No summary: nothing matched the filter, or the runner died before it came to count.
        return counts ?? (process.ExitCode == 0 ? new TestCounts(0, 0, 0) : new TestCounts(0, 1, 0));
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"- Failed:\s*(\d+), Passed:\s*(\d+), Skipped:\s*(\d+)")]
    private static partial Regex Summary();

    private sealed record TestCounts(int Passed, int Failed, int Skipped)
    {
        public static TestCounts operator +(TestCounts a, TestCounts b) =>
            new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);
    }
}
