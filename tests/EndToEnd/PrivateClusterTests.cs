using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CoverageMap.EndToEnd;

/// <summary>The private cluster in a home of its own, through the commands.</summary>
public sealed class PrivateClusterTests : IAsyncLifetime
{
    private readonly string _home = Path.Combine(Directory.CreateTempSubdirectory("coverage-cluster-").FullName, "home");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await DbAsync("down");
        Directory.Delete(await FolderAsync(), recursive: true);
        Directory.Delete(Path.GetDirectoryName(_home)!, recursive: true);
    }

    [Fact]
    public async Task Comes_up_stays_over_a_crash_and_goes_down()
    {
        // As root the folder above is closed to the user of PostgreSQL, so that the cluster has to lie elsewhere.
        Assert.Equal(3, (await DbAsync("status")).ExitCode);
        Assert.NotEmpty(Migrations(await DbAsync("up")));
        Assert.Empty(Migrations(await DbAsync("up")));
        Assert.Equal(0, (await DbAsync("status")).ExitCode);

        await KillServerAsync();
        Assert.Equal(3, (await DbAsync("status")).ExitCode);
        Assert.Empty(Migrations(await DbAsync("up")));

        await DbAsync("down");
        await File.WriteAllTextAsync(Path.Combine(await FolderAsync(), "data", "postmaster.pid"), "1\n/nowhere\n");
        Assert.Empty(Migrations(await DbAsync("up")));
        Assert.True(JsonDocument.Parse((await DbAsync("down")).Output).RootElement.GetProperty("stopped").GetBoolean());
        Assert.False(JsonDocument.Parse((await DbAsync("down")).Output).RootElement.GetProperty("stopped").GetBoolean());
    }

    private Task<CommandResult> DbAsync(string command) =>
        CommandLine.RunAsync(new() { ["COVERAGE_HOME"] = _home }, "db", command, "--json");

    private static List<string?> Migrations(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.Error);
        return [.. JsonDocument.Parse(result.Output).RootElement.GetProperty("migrations").EnumerateArray().Select(name => name.GetString())];
    }

    private async Task<string> FolderAsync() => (await File.ReadAllTextAsync(Path.Combine(_home, "postgres-folder"))).Trim();

    private async Task KillServerAsync()
    {
        var pid = File.ReadLines(Path.Combine(await FolderAsync(), "data", "postmaster.pid")).First();
        using var server = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
        server.Kill();
        for (var waited = 0; waited < 100 && Directory.Exists($"/proc/{pid}/fd") && Directory.ResolveLinkTarget($"/proc/{pid}/cwd", false) is not null; waited++)
            await Task.Delay(50);
    }
}
